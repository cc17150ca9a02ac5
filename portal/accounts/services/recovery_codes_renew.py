"""New recovery codes for someone who is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record, record_refusal
from portal.accounts import throttle
from portal.accounts.exceptions import Refused
from portal.accounts.second_factor import accept_code, replace_recovery_codes

if TYPE_CHECKING:
    from portal.accounts.models import User


def recovery_codes_renew(*, user: User, code: str, address: str) -> list[str]:
    """The new codes, once; the old ones are void. Asks for a fresh code of the app. Raises Refused or TooSoon."""
    throttle.admit(login=user.login, address=address)
    with transaction.atomic():
        fresh = accept_code(user, code)
        if fresh is not None:
            codes = replace_recovery_codes(user)
            record(EventTag.ACCOUNT_FACTOR_ADDED, actor=user, subject=user)
    if fresh is None:
        record_refusal(EventTag.ACCOUNT_CODE_FAILED, actor=user, subject=user)
        raise Refused
    throttle.entered(login=user.login, address=address)
    return codes
