"""What makes a password too easy. Length counts, not the kinds of its characters, and it never expires.

A password is kept exactly as it was typed; for these checks alone it is folded.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_otp_webauthn.models import WebAuthnCredential

from portal.accounts.context_words import WORDS
from portal.accounts.typed import tidy

SHORTEST = 15
SHORTEST_WITH_PASSKEY = 12
LONGEST = 128
LEFT_OVER = 8  # letters that must be somebody's own
REPEATED = 8
REPEATED_UP_TO = 63  # characters: programs repeat a piece a few times, not dozens of times


class LengthValidator:
    """15 to 128 characters; 12 are enough for an account whose second step is a passkey, which no false page can ask for."""

    def validate(self, password: str, user: Any = None) -> None:
        shortest = SHORTEST_WITH_PASSKEY if has_passkey(user) else SHORTEST
        if len(password) < shortest:
            message = ngettext("Take at least %(count)d character.", "Take at least %(count)d characters.", shortest)
            raise ValidationError(message % {"count": shortest}, code="password_too_short")
        if len(password) > LONGEST:
            raise ValidationError(
                _("Take at most %(count)d characters.") % {"count": LONGEST}, code="password_too_long"
            )

    def get_help_text(self) -> str:
        return _("At least 15 characters. Several words are easy to remember.")


class EasyPasswordValidator(CommonPasswordValidator):
    """Refuses what guessing programs try first: known passwords, two of them in a row, and short pieces repeated."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 - Django's signature
        text = folded(password)
        if is_repeated(text) or self._is_known(text):
            raise ValidationError(_("Many people use this password. Take another one."), code="password_too_common")

    def _is_known(self, text: str) -> bool:
        known = self.passwords
        halves = ((text[:cut], text[cut:]) for cut in range(1, len(text)))
        return text in known or any(left in known and right in known for left, right in halves)


class ContextWordsValidator:
    """Refuses a password of which nearly nothing is left without the words of this portal and the account's own number."""

    def validate(self, password: str, user: Any = None) -> None:
        own = {login} if (login := tidy(getattr(user, "login", "") or "")) else set()
        rest = without_words(folded(tidy(password)), FOLDED_WORDS | own)
        if len(rest) < LEFT_OVER:
            raise ValidationError(
                _("This is easy to guess here. Take words that have nothing to do with this page or your number."),
                code="password_in_context",
            )

    def get_help_text(self) -> str:
        return _("Not your number, and not the words of this page.")


def folded(text: str) -> str:
    """Small letters without marks, spaces and signs: as a guessing program would vary it."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if unicodedata.category(letter)[0] in "LN")


def without_words(text: str, words: frozenset[str] | set[str]) -> str:
    """What is left of a text, longest words first, so that none hides in another."""
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "")
    return "".join(letter for letter in text if not letter.isdigit())


def is_repeated(text: str) -> bool:
    """Whether it is one short piece, over and over."""
    return len(text) <= REPEATED_UP_TO and any(
        (text[:length] * (len(text) // length + 1))[: len(text)] == text
        for length in range(1, min(REPEATED, len(text) // 2) + 1)
    )


FOLDED_WORDS = frozenset(folded(word) for word in WORDS)


def has_passkey(user: Any) -> bool:
    """Whether the account has a passkey; nobody's account has none."""
    if getattr(user, "pk", None) is None:
        return False
    return bool(WebAuthnCredential.objects.filter(user=user, confirmed=True).exists())
