"""A telephone call, and an account lets nobody in: from the next request on, whoever holds the phone and the password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.exceptions import NotAllowed, WrongStep
from casework.models import NoticeKind
from casework.permissions import Permission, require
from casework.services.notice_channel_forget import next_address_stop
from casework.services.notice_queue import notice_queue
from portal.accounts.models import AccountFreeze, IdentityCheck, Invitation, User
from portal.accounts.services.recovery_cancel import recovery_void
from portal.accounts.services.sessions_end import sessions_end

if TYPE_CHECKING:
    from casework.rights import Account


@transaction.atomic
def account_freeze(*, actor: Account, account: User, reason: str) -> AccountFreeze:
    """Ends sessions, invitations and recoveries. Raises NotAllowed, and WrongStep without a reason or for a frozen account."""
    require(actor, Permission.ACCOUNT_FREEZE, account)
    held = User.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=account.pk)
    if held.frozen_at is not None or not reason.strip():
        raise WrongStep("frozen already, or no reason")
    freeze = AccountFreeze.objects.create(account=held, frozen_by_id=actor.pk, reason=reason)
    held.frozen_at = freeze.frozen_at
    held.save(update_fields=["frozen_at"])
    record(EventTag.ACCOUNT_FROZEN, actor=actor, subject=freeze, reason=reason)
    recovery_void(account=held, actor=actor, reason=reason)
    Invitation.objects.filter(user=held).delete()
    next_address_stop(account=held)
    sessions_end(user=held, actor=actor)
    return freeze


@transaction.atomic
def unfreeze_ask(*, actor: Account, freeze: AccountFreeze, check_kind: str, check_note: str) -> AccountFreeze:
    """The owner called again, and this is how the actor made sure of it; the owner is told. The account stays closed.

    Raises NotAllowed, and WrongStep for a freeze that is over, an ask that still waits, or a check that was not made.
    """
    row = _held(freeze)
    require(actor, Permission.ACCOUNT_HELP, row.account)
    if row.ended_at is not None or row.waits_for_second:
        raise WrongStep("over, or asked already")
    if check_kind not in IdentityCheck.values or not check_note.strip():
        raise WrongStep("no check")
    row.end_asked_by_id, row.end_asked_at = actor.pk, timezone.now()
    row.end_check_kind, row.end_check_note = check_kind, check_note
    row.save(update_fields=["end_asked_by", "end_asked_at", "end_check_kind", "end_check_note"])
    record(EventTag.ACCOUNT_FREEZE_END_ASKED, actor=actor, subject=row, reason=check_note)
    notice_queue(account=row.account, kind=NoticeKind.ACCOUNT_CHANGED)
    return row


@transaction.atomic
def unfreeze_approve(*, actor: Account, freeze: AccountFreeze) -> AccountFreeze:
    """The account lets its owner in again, who is told. Raises NotAllowed for whoever asked, WrongStep for what nobody asked for in time."""
    row = _held(freeze)
    require(actor, Permission.ACCOUNT_APPROVE, row.account)
    if actor.pk == row.end_asked_by_id:
        raise NotAllowed("opening an account needs a second person")
    if not row.waits_for_second:
        raise WrongStep("nothing to approve")
    row.ended_by_id, row.ended_at = actor.pk, timezone.now()
    row.save(update_fields=["ended_by", "ended_at"])
    User.objects.filter(pk=row.account_id).update(frozen_at=None)
    record(EventTag.ACCOUNT_FREEZE_ENDED, actor=actor, subject=row)
    notice_queue(account=row.account, kind=NoticeKind.ACCOUNT_CHANGED)
    return row


def _held(freeze: AccountFreeze) -> AccountFreeze:
    rows = AccountFreeze.objects.select_for_update(of=("self",)).select_related("account__data_key")
    return rows.get(pk=freeze.pk)
