"""After the waiting: a sheet of paper with an invitation, handed to the owner. Nobody here learns a password or a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.exceptions import WrongStep
from casework.permissions import Permission, require
from portal.accounts.models import Invitation, RecoveryRequest, RecoveryState
from portal.accounts.models.invitation import RECOVERY_VALID_FOR, hash_of, new_token
from portal.accounts.services.recovery_approve import held_request

if TYPE_CHECKING:
    from casework.rights import Account


@transaction.atomic
def recovery_hand_over(*, actor: Account, request: RecoveryRequest) -> str:
    """The token, told once and good for a day; a sheet that was printed before is void. Raises NotAllowed, WrongStep before its time."""
    row = held_request(request)
    require(actor, Permission.ACCOUNT_HELP, row.account)
    if row.state != RecoveryState.READY:
        raise WrongStep(row.state)
    now, token = timezone.now(), new_token()
    Invitation.objects.filter(user=row.account).delete()
    Invitation.objects.create(
        user=row.account, recovery=row, token_hash=hash_of(token), expires_at=now + RECOVERY_VALID_FOR
    )
    row.handed_at = now
    row.save(update_fields=["handed_at"])
    record(EventTag.ACCOUNT_INVITED, actor=actor, subject=row)
    return token
