"""The words of a notice. They name nobody, no institution and no address of a site: whoever finds the phone learns nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext

from casework.models import NoticeKind

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Text:
    """A subject line and plain text."""

    subject: str
    body: str


def news() -> Text:
    return Text(
        gettext("A short note"),
        "\n\n".join(
            [
                gettext("There is something new for you to read."),
                gettext("It can wait until you are alone and at ease."),
                gettext("Please do not answer this message."),
            ]
        ),
    )


def account() -> Text:
    return Text(
        gettext("A short note"),
        "\n\n".join(
            [
                gettext("There is something for you to check."),
                gettext("Please look when you are alone, today if you can."),
                gettext("Please do not answer this message."),
            ]
        ),
    )


# Two kinds share their words: that somebody asks for a new way in is nobody else's business.
TEXTS: dict[str, Callable[[], Text]] = {
    NoticeKind.NEWS: news,
    NoticeKind.ACCOUNT_CHANGED: account,
    NoticeKind.RECOVERY_ASKED: account,
}


def text_of(kind: str, language: str) -> Text:
    """The notice of this kind in this language."""
    with translation.override(language):
        return TEXTS[kind]()
