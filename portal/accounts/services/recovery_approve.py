"""A second colleague agrees to a recovery. Then it waits three days, so that its owner can stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.exceptions import NotAllowed, WrongStep
from casework.permissions import Permission, require
from portal.accounts.models import RecoveryRequest, RecoveryState

if TYPE_CHECKING:
    from casework.rights import Account


@transaction.atomic
def recovery_approve(*, actor: Account, request: RecoveryRequest) -> RecoveryRequest:
    """The waiting begins. Raises NotAllowed for whoever asked or would gain, WrongStep for what is not waiting for a second person."""
    row = held_request(request)
    require(actor, Permission.ACCOUNT_APPROVE, row.account)
    if actor.pk in {row.asked_by_id, row.account_id}:
        raise NotAllowed("a recovery needs a second person")
    if row.state != RecoveryState.ASKED:
        raise WrongStep(row.state)
    row.approved_by_id, row.approved_at = actor.pk, timezone.now()
    row.save(update_fields=["approved_by", "approved_at"])
    record(EventTag.ACCOUNT_RECOVERY_APPROVED, actor=actor, subject=row)
    return row


def held_request(request: RecoveryRequest) -> RecoveryRequest:
    """The row as it is now, held until the transaction ends."""
    rows = RecoveryRequest.objects.select_for_update(of=("self",)).select_related("account__data_key")
    return rows.get(pk=request.pk)
