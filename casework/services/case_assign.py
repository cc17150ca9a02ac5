"""Who answers for a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.exceptions import WrongStep
from casework.models import Assignment
from casework.permissions import Permission, require
from casework.rights import rights_of

if TYPE_CHECKING:
    from casework.models import Case
    from casework.rights import Account, Actor


@transaction.atomic
def case_assign(*, actor: Actor, case: Case, officer: Account, reason: str = "") -> Assignment:
    """Gives an officer the case. Raises NotAllowed, and WrongStep for someone who works on no cases or has it already."""
    require(actor, Permission.CASE_ASSIGN, case)
    if not rights_of(officer).works_on_cases:
        raise WrongStep("not an officer")
    if Assignment.objects.filter(case=case, officer_id=officer.pk, until=None).exists():
        raise WrongStep("assigned already")
    assignment = Assignment.objects.create(case=case, officer_id=officer.pk)
    record(EventTag.STAFF_CASE_ASSIGNED, actor=actor, subject=case, reason=reason)
    return assignment


@transaction.atomic
def case_unassign(*, actor: Actor, case: Case, officer: Account, reason: str = "") -> None:
    """Ends an officer's assignment: from the next request on, the case does not exist for them. Raises NotAllowed, WrongStep."""
    require(actor, Permission.CASE_ASSIGN, case)
    ended = Assignment.objects.filter(case=case, officer_id=officer.pk, until=None).update(until=timezone.now())
    if not ended:
        raise WrongStep("not assigned")
    record(EventTag.STAFF_CASE_UNASSIGNED, actor=actor, subject=case, reason=reason)
