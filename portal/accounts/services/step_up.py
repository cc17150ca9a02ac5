"""A second factor once more, before an act that must not be a stranger's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record, record_refusal
from portal.accounts import throttle
from portal.accounts.exceptions import Refused
from portal.accounts.fresh_factor import mark_fresh
from portal.accounts.models import RecoveryList
from portal.accounts.second_factor import accept_any_code

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


def step_up(*, request: HttpRequest, user: User, code: str) -> None:
    """Ten minutes for dangerous acts, under a new session key. Raises Refused for a wrong code, TooSoon while guesses must wait."""
    address = request.META.get("REMOTE_ADDR", "")
    throttle.admit(login=user.login, address=address)
    with transaction.atomic():
        device = accept_any_code(user, code, standing_on=getattr(user, "otp_device", None))
        if device is not None:
            if isinstance(device, RecoveryList):
                record(EventTag.ACCOUNT_RECOVERY_USED, actor=user, subject=user)
            stepped_up(request=request, user=user)
    if device is None:
        record_refusal(EventTag.ACCOUNT_CODE_FAILED, actor=user, subject=user)
        raise Refused
    throttle.entered(login=user.login, address=address)


def stepped_up(*, request: HttpRequest, user: User) -> None:
    """The same for a factor that was checked elsewhere, such as a passkey. Call it inside a transaction."""
    mark_fresh(request)
    record(EventTag.ACCOUNT_STEPPED_UP, actor=user, subject=user)
