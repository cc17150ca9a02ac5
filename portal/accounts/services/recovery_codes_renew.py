"""New recovery codes for someone inside, whose factor is fresh (`portal.dangerous_acts`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag
from portal.accounts.second_factor import replace_recovery_codes
from portal.accounts.services.account_changed import account_changed

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


@transaction.atomic
def recovery_codes_renew(*, request: HttpRequest, user: User) -> list[str]:
    """The new codes, once; the old ones are void."""
    codes = replace_recovery_codes(user)
    account_changed(request=request, user=user, tag=EventTag.ACCOUNT_FACTOR_ADDED)
    return codes
