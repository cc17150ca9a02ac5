"""The second step in characters: a code of an app, a line of the paper list, or a recovery code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from casework.audit import EventTag, record, record_refusal
from casework.models import NoticeKind
from casework.services.notice_queue import notice_queue
from portal.accounts import throttle
from portal.accounts.exceptions import Refused
from portal.accounts.second_factor import accept_code, accept_paper_code, accept_recovery_code
from portal.accounts.services.enter import enter
from portal.accounts.services.sign_in_start import may_enter

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


APP, PAPER, RECOVERY = "app", "paper", "recovery"


def sign_in_finish(*, request: HttpRequest, user: User, code: str, by: str = APP, asked: int | None = None) -> None:
    """Signs in under a new session key. `asked` is the number of the line that a paper list was asked for.

    Raises Refused for a wrong or used code, TooSoon while guesses must wait.
    """
    address = request.META.get("REMOTE_ADDR", "")
    throttle.admit(login=user.login, address=address)
    with transaction.atomic():
        device = _accepted(user, code, by, asked) if may_enter(user) else None
        if device is not None:
            if by == RECOVERY:
                record(EventTag.ACCOUNT_RECOVERY_USED, actor=user, subject=user)
            enter(request=request, user=user, device=device)
    if device is None:
        _tell_of_guesses(user)
        record_refusal(EventTag.ACCOUNT_CODE_FAILED, actor=None, subject=user)
        raise Refused
    throttle.entered(login=user.login, address=address)


@transaction.atomic
def _tell_of_guesses(user: User) -> None:
    """Whoever types codes knows the password already, and the owner can still change it."""
    if throttle.is_told_wrong_code(login=user.login):
        notice_queue(account=user, kind=NoticeKind.ACCOUNT_CHANGED)


def _accepted(user: User, code: str, by: str, asked: int | None) -> Any:
    if by == PAPER:
        return accept_paper_code(user, code, asked=asked)
    return accept_recovery_code(user, code) if by == RECOVERY else accept_code(user, code)
