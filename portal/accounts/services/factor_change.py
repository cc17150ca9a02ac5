"""A factor gets another label, or goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from casework.audit import EventTag
from portal.accounts.exceptions import LastFactor, TooNew
from portal.accounts.factor_rules import too_new_until
from portal.accounts.models import User
from portal.accounts.second_factor import factors_of
from portal.accounts.services.account_changed import account_changed

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest


@transaction.atomic
def factor_rename(*, request: HttpRequest, user: User, factor: Any, label: str) -> None:
    """`label` is one of FactorLabel: nobody's name."""
    factor.name = label
    factor.save(update_fields=["name"])
    account_changed(request=request, user=user, tag=EventTag.ACCOUNT_FACTOR_RENAMED)


@transaction.atomic
def factor_remove(*, request: HttpRequest, user: User, factor: Any) -> None:
    """Ends every session that stood on it, this one too. Raises LastFactor, or TooNew (`removable_from`)."""
    User.objects.select_for_update().get(pk=user.pk)  # of two removals at once, the second sees what the first left
    if all(device == factor for _kind, device in factors_of(user)):
        raise LastFactor
    until = removable_from(request=request, user=user, factor=factor)
    if until is not None:
        raise TooNew(until)
    factor.delete()
    account_changed(request=request, user=user, tag=EventTag.ACCOUNT_FACTOR_REMOVED)


def removable_from(*, request: HttpRequest, user: User, factor: Any) -> datetime | None:
    """When `factor` may go; None for now. A new factor neither removes an older one nor is all that remains of it."""
    standing = getattr(request.user, "otp_device", None)
    rest = [device for _kind, device in factors_of(user) if device != factor]
    waits = [too_new_until(device, since=factor.created_at) for device in rest]
    remaining = [until for until in waits if until is not None]
    by_session = too_new_until(standing, since=factor.created_at)
    return by_session or (min(remaining) if remaining and len(remaining) == len(rest) else None)
