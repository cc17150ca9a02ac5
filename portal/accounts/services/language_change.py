"""How an account's pages speak: their language, and whether dates stand in both calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record

if TYPE_CHECKING:
    from portal.accounts.models import User


@transaction.atomic
def language_change(*, user: User, language: str) -> None:
    """For staff and publishing, whose addresses name no language. The form has checked that their pages speak it."""
    _keep(user, "language", language)


@transaction.atomic
def hijri_change(*, user: User, shows_hijri: bool) -> None:
    """For families: each date in the Hijri calendar beside the Gregorian one, or no longer."""
    _keep(user, "shows_hijri", shows_hijri)


def _keep(user: User, name: str, value: str | bool) -> None:  # noqa: FBT001 - the new value, whatever its kind
    """A form that was sent as it stood changes nothing, and leaves no trace."""
    if getattr(user, name) == value:
        return
    setattr(user, name, value)
    user.save(update_fields=[name])
    record(EventTag.ACCOUNT_READING_CHANGED, actor=user, subject=user)
