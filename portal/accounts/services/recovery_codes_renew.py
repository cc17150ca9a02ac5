"""New recovery codes for someone inside, whose factor is fresh (`portal.dangerous_acts`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag
from portal.accounts.exceptions import TooNew
from portal.accounts.factor_rules import too_new_until
from portal.accounts.models import RecoveryCode
from portal.accounts.second_factor import replace_recovery_codes
from portal.accounts.services.account_changed import account_changed

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


@transaction.atomic
def recovery_codes_renew(*, request: HttpRequest, user: User) -> list[str]:
    """The new codes, once; the old ones are void. Raises TooNew for a session on a factor of these days, while older codes are left."""
    oldest = RecoveryCode.objects.filter(user=user, used_at=None).order_by("created_at").first()
    standing = getattr(request.user, "otp_device", None)
    until = too_new_until(standing, since=oldest.created_at) if oldest else None
    if until is not None:
        raise TooNew(until)
    codes = replace_recovery_codes(user)
    account_changed(request=request, user=user, tag=EventTag.ACCOUNT_FACTOR_ADDED)
    return codes
