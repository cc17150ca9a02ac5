"""A factor gets another label, or goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from casework.audit import EventTag
from portal.accounts.exceptions import LastFactor
from portal.accounts.models import User
from portal.accounts.second_factor import factors_of
from portal.accounts.services.account_changed import account_changed

if TYPE_CHECKING:
    from django.http import HttpRequest


@transaction.atomic
def factor_rename(*, request: HttpRequest, user: User, factor: Any, label: str) -> None:
    """`label` is one of FactorLabel: nobody's name."""
    factor.name = label
    factor.save(update_fields=["name"])
    account_changed(request=request, user=user, tag=EventTag.ACCOUNT_FACTOR_RENAMED)


@transaction.atomic
def factor_remove(*, request: HttpRequest, user: User, factor: Any) -> None:
    """Ends every session that stood on it, this one too. Raises LastFactor."""
    User.objects.select_for_update().get(pk=user.pk)  # of two removals at once, the second sees what the first left
    if all(device == factor for _kind, device in factors_of(user)):
        raise LastFactor
    factor.delete()
    account_changed(request=request, user=user, tag=EventTag.ACCOUNT_FACTOR_REMOVED)
