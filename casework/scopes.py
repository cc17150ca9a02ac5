"""What a record belongs to, and what an actor may search: the same words on both sides, read when the question is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casework.models import Case
from casework.rights import rights_of

if TYPE_CHECKING:
    from casework.rights import Actor


def scopes_of(actor: Actor) -> set[str]:
    """Scopes that the actor may read now. Empty for everyone who works on no case: an empty set finds nothing."""
    rights = rights_of(actor)
    scopes = {f"team:{team}" for team in rights.teams}
    singly = Case.objects.singly_visible_to(actor).order_by().values_list("pk", flat=True)
    return scopes | {f"case:{case_id}" for case_id in singly}


def scopes_of_case(case: Case) -> set[str]:
    """Scopes that a case's record carries in the index: a sealed one is not found through its team."""
    return {f"case:{case.pk}"} | (set() if case.sealed_at else {f"team:{case.team_id}"})
