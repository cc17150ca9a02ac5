"""After the waiting: a sheet of paper with an invitation, handed to the owner. Nobody here learns a password or a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.exceptions import WrongStep
from casework.models import NoticeKind
from casework.permissions import Permission, require
from casework.services.notice_queue import notice_queue
from portal.accounts.models import Invitation, RecoveryRequest, RecoveryState
from portal.accounts.models.invitation import RECOVERY_VALID_FOR, hash_of, new_token
from portal.accounts.models.recovery_request import CHECKS_IN_PERSON
from portal.accounts.services.recovery_approve import held_request

if TYPE_CHECKING:
    from casework.rights import Account


@transaction.atomic
def recovery_hand_over(*, actor: Account, request: RecoveryRequest, check_kind: str, check_note: str) -> str:
    """The token, told once and good for a day; a sheet that was printed before is void, and the owner is told.

    The owner stands before `actor`, who checked it anew. Raises NotAllowed, and WrongStep before its time or without a check in person.
    """
    row = held_request(request)
    require(actor, Permission.ACCOUNT_HELP, row.account)
    if row.state != RecoveryState.READY or check_kind not in CHECKS_IN_PERSON or not check_note.strip():
        raise WrongStep(row.state)
    now, token = timezone.now(), new_token()
    Invitation.objects.filter(user=row.account).delete()
    Invitation.objects.create(
        user=row.account, recovery=row, token_hash=hash_of(token), expires_at=now + RECOVERY_VALID_FOR
    )
    row.handed_at = now
    row.save(update_fields=["handed_at"])
    record(EventTag.ACCOUNT_INVITED, actor=actor, subject=row, reason=f"{check_kind}: {check_note}")
    notice_queue(account=row.account, kind=NoticeKind.RECOVERY_ASKED)
    return token
