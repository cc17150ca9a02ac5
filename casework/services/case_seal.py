"""A case is sealed: from then on it exists for those alone who are assigned to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.documents import PEOPLE
from casework.exceptions import WrongStep
from casework.models import Assignment
from casework.permissions import Permission, require
from casework.row_security.procedures import set_sealed
from search.outbox import enqueue

if TYPE_CHECKING:
    import datetime as dt

    from casework.models import Case
    from casework.rights import Actor


@transaction.atomic
def case_seal(*, actor: Actor, case: Case, reason: str) -> None:
    """Takes the case out of its team's sight. Raises NotAllowed, and WrongStep if sealed already or if nobody would see it any more."""
    require(actor, Permission.CASE_SEAL, case)
    if not Assignment.objects.filter(case=case, until=None).exists():
        raise WrongStep("nobody is assigned")
    # Before the seal: afterwards a supervisor would no longer see the key that the reason is sealed under.
    record(EventTag.STAFF_CASE_SEALED, actor=actor, subject=case, reason=reason)
    _set(case, was=None, to=timezone.now())
    enqueue(PEOPLE, [case.pk])


@transaction.atomic
def case_unseal(*, actor: Actor, case: Case, reason: str) -> None:
    """Gives the case back to its team's sight. Raises NotAllowed, and WrongStep for a case that is not sealed."""
    require(actor, Permission.CASE_SEAL, case)
    _set(case, was=case.sealed_at, to=None)
    record(EventTag.STAFF_CASE_UNSEALED, actor=actor, subject=case, reason=reason)
    enqueue(PEOPLE, [case.pk])


def _set(case: Case, *, was: dt.datetime | None, to: dt.datetime | None) -> None:
    if was == to or not set_sealed(case.pk, was=was, to=to):
        raise WrongStep("it does not follow")
    case.sealed_at = to
