"""Someone inside proves it again by passkey, before something that matters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from casework.audit import EventTag, record, record_refusal
from portal.accounts import passkeys, throttle
from portal.accounts.exceptions import Refused
from portal.accounts.fresh_factor import mark_fresh

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


def passkey_step_up(*, request: HttpRequest, user: User, answer: dict[str, Any]) -> None:
    """The factor is fresh and the session has a new key. Raises Refused."""
    try:
        state = passkeys.take_challenge(request, act=passkeys.CONFIRM, user=user)
        with transaction.atomic():
            passkeys.check(request, user=user, state=state, answer=answer)
            record(EventTag.ACCOUNT_STEPPED_UP, actor=user, subject=user)
    except Refused:
        throttle.count_failure(login=user.login, address=request.META.get("REMOTE_ADDR", ""))
        record_refusal(EventTag.ACCOUNT_CODE_FAILED, actor=user, subject=user)
        raise
    request.session.cycle_key()
    mark_fresh(request)
