"""What a record belongs to, and what an actor may search: the same words on both sides, read when the question is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casework.models import Assignment
from casework.rights import rights_of

if TYPE_CHECKING:
    from casework.models import Case
    from casework.rights import Actor


def scopes_of(actor: Actor) -> set[str]:
    """Scopes that the actor may read now. Empty for everyone who works on no case: an empty set finds nothing."""
    rights = rights_of(actor)
    scopes = {f"team:{team}" for team in rights.teams}
    if rights.works_on_cases:
        assigned = Assignment.objects.filter(officer_id=actor.pk, until=None)  # type: ignore[union-attr]
        scopes |= {f"case:{case_id}" for case_id in assigned.values_list("case_id", flat=True)}
    return scopes


def scopes_of_case(case: Case) -> set[str]:
    """Scopes that a case's record carries in the index."""
    return {f"case:{case.pk}", f"team:{case.team_id}"}
