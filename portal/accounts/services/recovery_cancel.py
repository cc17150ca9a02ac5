"""The end of a recovery that nobody wants, or that somebody else asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record
from casework.exceptions import WrongStep
from casework.models import NoticeKind
from casework.permissions import Permission, require
from casework.services.notice_queue import notice_queue
from portal.accounts.models import Invitation, RecoveryRequest, RecoveryState
from portal.accounts.services.recovery_approve import held_request

if TYPE_CHECKING:
    from casework.rights import Account
    from portal.accounts.models import User


@transaction.atomic
def recovery_cancel(*, actor: Account, request: RecoveryRequest, reason: str) -> None:
    """A colleague withdraws or refuses it: one person is enough, and the owner is told. Raises NotAllowed, WrongStep for one that is over or no reason."""
    row = held_request(request)
    require(actor, Permission.ACCOUNT_APPROVE, row.account)
    if row.closed_at is not None or not reason.strip():
        raise WrongStep("over, or no reason")
    _void(row, actor, reason)


@transaction.atomic
def recovery_void(*, account: User, actor: Account, reason: str = "") -> int:
    """Ends whatever recovery of the account is open, with its sheet: its owner came in, or it was frozen. How many ended."""
    rows = list(RecoveryRequest.objects.select_for_update().filter(account=account, closed_at=None))
    for row in rows:
        _void(row, actor, reason)
    return len(rows)


def _void(row: RecoveryRequest, actor: Account, reason: str) -> None:
    """The owner is told of what others did: a telephone call may have been a thief's."""
    row.close(RecoveryState.CANCELLED)
    Invitation.objects.filter(recovery=row).delete()
    record(EventTag.ACCOUNT_RECOVERY_CANCELLED, actor=actor, subject=row, reason=reason)
    if actor.pk != row.account_id:
        notice_queue(account=row.account, kind=NoticeKind.ACCOUNT_CHANGED)
