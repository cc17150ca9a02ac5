"""One notice as a mail: plain text first, the same words in HTML beside it; nothing in its headers tells more than a neutral sender."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from casework import vault
from casework.mail_style import style_of
from casework.notice_text import text_of
from casework.services.notice_channel_change import refuse_unfit_address

if TYPE_CHECKING:
    from casework.models import Notice
    from casework.notice_text import Text

PURPOSE = "notice message id"
ID_BYTES = 18


def mail_of(notice: Notice, *, address: str, language: str) -> EmailMultiAlternatives:
    """The mail. Raises ValueError for an address that could carry a second header."""
    refuse_unfit_address(address)
    text = text_of(notice.kind, language)
    headers = {"Message-ID": message_id(notice), "Content-Language": language, "Auto-Submitted": "auto-generated"}
    mail = EmailMultiAlternatives(text.subject, text.body, settings.ATHAR_NOTICE_SENDER, [address], headers=headers)
    mail.attach_alternative(html_of(text, language), "text/html")
    return mail


def html_of(text: Text, language: str) -> str:
    """The same paragraphs, larger and in the direction of their language."""
    context = {
        "language": language,
        "direction": "rtl" if translation.get_language_info(language)["bidi"] else "ltr",
        "subject": text.subject,
        "paragraphs": text.body.split("\n\n"),
        "style": style_of(language),
    }
    return render_to_string("casework/mail/notice.html", context)


def message_id(notice: Notice) -> str:
    """The same for each try of one notice, so that a mail sent twice is shown once; a keyed hash, so that it is no id of ours."""
    name = (
        base64.b32encode(vault.keyed_hash(PURPOSE, notice.pk.encode())[2 : 2 + ID_BYTES]).decode().rstrip("=").lower()
    )
    return f"<{name}@{settings.ATHAR_NOTICE_SENDER.rpartition('@')[2]}>"
