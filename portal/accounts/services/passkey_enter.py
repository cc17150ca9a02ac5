"""Entering by passkey: alone, or as the second step after the password. It never waits for other people's guesses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from casework.audit import EventTag, record_refusal
from portal.accounts import passkeys, throttle
from portal.accounts.exceptions import Refused
from portal.accounts.services.enter import enter
from portal.accounts.services.sign_in_start import may_enter

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


def passkey_enter(*, request: HttpRequest, user: User | None, answer: dict[str, Any]) -> User:
    """Signs in the owner of the passkey that answered: `user` where the password said who it is. Raises Refused."""
    if not passkeys.was_asked(request):
        raise Refused  # unrecorded: it answers nothing, and whoever sends such answers would fill the log
    address = request.META.get("REMOTE_ADDR", "")
    try:
        state = passkeys.take_challenge(request, act=passkeys.ENTER, user=user)
        owner = _entered(request, user, state, answer)
    except Refused:
        claimed = user or passkeys.owner_of(answer)
        throttle.count_failure(login=claimed.login if claimed else "", address=address)
        record_refusal(EventTag.ACCOUNT_CODE_FAILED, actor=None, subject=claimed or ("passkey", "unknown"))
        raise
    throttle.clear(login=owner.login, address=address)
    return owner


@transaction.atomic
def _entered(request: HttpRequest, user: User | None, state: dict[str, Any], answer: dict[str, Any]) -> User:
    passkey = passkeys.check(request, user=user, state=state, answer=answer)
    owner: User = passkey.user
    if not may_enter(owner):
        raise Refused
    enter(request=request, user=owner, device=passkey)
    return owner
