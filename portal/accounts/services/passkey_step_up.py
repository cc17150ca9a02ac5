"""Someone inside proves it again by passkey, before something that matters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from casework.audit import EventTag, record_refusal
from portal.accounts import passkeys, throttle
from portal.accounts.exceptions import Refused
from portal.accounts.services.step_up import stepped_up

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


def passkey_step_up(*, request: HttpRequest, user: User, answer: dict[str, Any]) -> None:
    """The factor is fresh and the session has a new key. Raises Refused."""
    try:
        state = passkeys.take_challenge(request, act=passkeys.CONFIRM, user=user)
        with transaction.atomic():
            passkeys.check(request, user=user, state=state, answer=answer)
            stepped_up(request=request, user=user)
    except Refused:
        throttle.count_failure(login=user.login, address=request.META.get("REMOTE_ADDR", ""))
        record_refusal(EventTag.ACCOUNT_CODE_FAILED, actor=user, subject=user)
        raise
