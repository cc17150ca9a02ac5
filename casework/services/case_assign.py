"""Who answers for a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.exceptions import NotAllowed, WrongStep
from casework.models import Assignment, Recusal
from casework.permissions import Permission, require
from casework.rights import rights_of

if TYPE_CHECKING:
    from casework.models import Case
    from casework.rights import Account, Actor


@transaction.atomic
def case_assign(*, actor: Actor, case: Case, officer: Account, reason: str = "") -> Assignment:
    """Gives a colleague the case. Raises NotAllowed, also for oneself, and WrongStep for someone outside the team, recused, or assigned already."""
    require(actor, Permission.CASE_ASSIGN, case)
    if actor == officer:
        raise NotAllowed("nobody gives themselves a case")
    if case.team_id not in rights_of(officer).member_of:
        raise WrongStep("not in the team")
    if Recusal.objects.open().filter(case=case, account_id=officer.pk).exists():
        raise WrongStep("recused")
    if Assignment.objects.filter(case=case, officer_id=officer.pk, until=None).exists():
        raise WrongStep("assigned already")
    assignment = Assignment.objects.create(case=case, officer_id=officer.pk)
    record(EventTag.STAFF_CASE_ASSIGNED, actor=actor, subject=case, reason=reason)
    return assignment


@transaction.atomic
def case_unassign(*, actor: Actor, case: Case, officer: Account, reason: str = "") -> None:
    """Ends an officer's assignment: from the next request on, the case does not exist for them. Raises NotAllowed, WrongStep.

    The last one of a sealed case stays: nobody would see it any more.
    """
    require(actor, Permission.CASE_ASSIGN, case)
    open_ones = Assignment.objects.filter(case=case, until=None)
    if case.sealed_at is not None and not open_ones.exclude(officer_id=officer.pk).exists():
        raise WrongStep("the last one of a sealed case")
    ended = open_ones.filter(officer_id=officer.pk).update(until=timezone.now())
    if not ended:
        raise WrongStep("not assigned")
    record(EventTag.STAFF_CASE_UNASSIGNED, actor=actor, subject=case, reason=reason)
