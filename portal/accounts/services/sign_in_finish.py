"""The second step: a code from the app, or a recovery code. Only here does anybody enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record, record_refusal
from portal.accounts import throttle
from portal.accounts.exceptions import Refused
from portal.accounts.second_factor import accept_code, accept_recovery_code
from portal.accounts.services.enter import enter
from portal.accounts.services.sign_in_start import may_enter

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


def sign_in_finish(*, request: HttpRequest, user: User, code: str, recovery: bool = False) -> None:
    """Signs in under a new session key. Raises Refused for a wrong or used code, TooSoon while guesses must wait."""
    address = request.META.get("REMOTE_ADDR", "")
    throttle.admit(login=user.login, address=address)
    with transaction.atomic():
        device = (accept_recovery_code if recovery else accept_code)(user, code) if may_enter(user) else None
        if device is not None:
            if recovery:
                record(EventTag.ACCOUNT_RECOVERY_USED, actor=user, subject=user)
            enter(request=request, user=user, device=device)
    if device is None:
        record_refusal(EventTag.ACCOUNT_CODE_FAILED, actor=None, subject=user)
        raise Refused
    throttle.entered(login=user.login, address=address)
