"""A case moves to its next state, as far as one person may decide it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.exceptions import WrongStep
from casework.models import Case
from casework.permissions import Permission, require
from casework.transitions import case_leads_to

if TYPE_CHECKING:
    from casework.enums import CaseState
    from casework.rights import Actor


@transaction.atomic
def case_advance(*, actor: Actor, case: Case, to: CaseState, reason: str = "") -> Case:
    """The case in its new state. Raises NotAllowed, and WrongStep for steps that do not follow or that need two people."""
    require(actor, Permission.CASE_ADVANCE, case)
    row: Case = Case.objects.select_for_update().get(pk=case.pk)
    if to not in case_leads_to(row.state):
        raise WrongStep(row.state, to)
    row.state, row.state_since = to, timezone.now()
    row.save(update_fields=["state", "state_since"])
    record(EventTag.STAFF_CASE_ADVANCED, actor=actor, subject=row, reason=reason)
    return row
