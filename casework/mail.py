"""One notice as a mail: nothing in its headers tells where it comes from beyond a neutral sender."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage

from casework import vault
from casework.notice_text import text_of
from casework.services.notice_channel_change import refuse_unfit_address

if TYPE_CHECKING:
    from casework.models import Notice

PURPOSE = "notice message id"
ID_BYTES = 18


def mail_of(notice: Notice, *, address: str, language: str) -> EmailMessage:
    """The mail. Raises ValueError for an address that could carry a second header."""
    refuse_unfit_address(address)
    text = text_of(notice.kind, language)
    headers = {"Message-ID": message_id(notice), "Content-Language": language, "Auto-Submitted": "auto-generated"}
    return EmailMessage(text.subject, text.body, settings.ATHAR_NOTICE_SENDER, [address], headers=headers)


def message_id(notice: Notice) -> str:
    """The same for each try of one notice, so that a mail sent twice is shown once; a keyed hash, so that it is no id of ours."""
    name = (
        base64.b32encode(vault.keyed_hash(PURPOSE, notice.pk.encode())[2 : 2 + ID_BYTES]).decode().rstrip("=").lower()
    )
    return f"<{name}@{settings.ATHAR_NOTICE_SENDER.rpartition('@')[2]}>"
