"""A colleague asks for a new way into the account of someone who lost the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record
from casework.exceptions import WrongStep
from casework.models import NoticeKind
from casework.permissions import Permission, require
from casework.services.notice_queue import notice_queue
from portal.accounts.models import IdentityCheck, RecoveryRequest, RecoveryState, User

if TYPE_CHECKING:
    from casework.rights import Account


@transaction.atomic
def recovery_ask(*, actor: Account, account: User, check_kind: str, check_note: str) -> RecoveryRequest:
    """The request, with how identity was checked; the owner is told at once. Gives no access to anybody.

    Raises NotAllowed, and WrongStep for a closed account, a check that was not made, or a request that is open already.
    """
    require(actor, Permission.ACCOUNT_HELP, account)
    held = User.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=account.pk)
    if not held.is_active or check_kind not in IdentityCheck.values or not check_note.strip():
        raise WrongStep("no check, or no account to recover")
    _close_expired(held)
    if RecoveryRequest.objects.filter(account=held, closed_at=None).exists():
        raise WrongStep("asked for already")
    request = RecoveryRequest.objects.create(
        account=held, asked_by_id=actor.pk, check_kind=check_kind, check_note=check_note
    )
    record(EventTag.ACCOUNT_RECOVERY_ASKED, actor=actor, subject=request, reason=check_note)
    notice_queue(account=held, kind=NoticeKind.RECOVERY_ASKED)
    return request


def _close_expired(account: User) -> None:
    for row in RecoveryRequest.objects.select_for_update().filter(account=account, closed_at=None):
        if row.state == RecoveryState.EXPIRED:
            row.close(RecoveryState.EXPIRED)
