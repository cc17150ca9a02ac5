"""The end of a recovery that nobody wants, or that somebody else asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record
from casework.exceptions import WrongStep
from casework.permissions import Permission, require
from portal.accounts.models import Invitation, RecoveryRequest, RecoveryState
from portal.accounts.services.recovery_approve import held_request

if TYPE_CHECKING:
    from casework.rights import Account
    from portal.accounts.models import User


@transaction.atomic
def recovery_cancel(*, actor: Account, request: RecoveryRequest) -> None:
    """A colleague withdraws or refuses it: one person is enough. Raises NotAllowed, WrongStep for one that is over."""
    row = held_request(request)
    require(actor, Permission.ACCOUNT_APPROVE, row.account)
    if row.closed_at is not None:
        raise WrongStep(row.state)
    _void(row, actor)


@transaction.atomic
def recovery_void(*, account: User, actor: Account) -> int:
    """Ends whatever recovery of the account is open, with its sheet: its owner came in, or it was frozen. How many ended."""
    rows = list(RecoveryRequest.objects.select_for_update().filter(account=account, closed_at=None))
    for row in rows:
        _void(row, actor)
    return len(rows)


def _void(row: RecoveryRequest, actor: Account) -> None:
    row.close(RecoveryState.CANCELLED)
    Invitation.objects.filter(recovery=row).delete()
    record(EventTag.ACCOUNT_RECOVERY_CANCELLED, actor=actor, subject=row)
