"""A search over the persons of the cases that the actor sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record
from casework.documents import PEOPLE
from casework.models import Case
from casework.naming import names_by_case
from casework.permissions import Permission, require
from casework.rights import one_reading
from casework.scopes import scopes_of
from casework.services.reading_watch import watch_search
from search.people import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casework.rights import Actor
    from search.names import Names
    from search.ranking import Match

SHOWN = 20
NEAR_THE_BEST = 0.5  # of the best score; what lies lower shares a sound or two by chance and buries the right person


@dataclass(frozen=True)
class Hit:
    """A case, and why it was found."""

    case: Case
    match: Match


@dataclass(frozen=True)
class PeopleFound:
    """Hits, best first; `degraded` when the search server was away and the database answered."""

    hits: list[Hit]
    degraded: bool


def people_search(*, actor: Actor, query: str) -> PeopleFound:
    """Records the search, never its words. Raises NotAllowed, ReadingNeedsFactor or ReadingPaused."""
    with transaction.atomic(), one_reading(actor):
        return _search(actor, query)


def _search(actor: Actor, query: str) -> PeopleFound:
    require(actor, Permission.PEOPLE_SEARCH)
    watch_search(actor)
    record(EventTag.STAFF_PEOPLE_SEARCHED, actor=actor, subject=(PEOPLE, ""))
    scopes = scopes_of(actor)

    def fetch(ids: list[str]) -> dict[str, Sequence[str | Names]]:
        visible = Case.objects.visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True)
        names, refused = names_by_case(visible)
        for case_id in refused:
            record(EventTag.VAULT_CASE_REFUSED, actor=actor, subject=("case", case_id))
        return dict(names)

    outcome = find(query, scopes=scopes, fetch=fetch, limit=SHOWN, facets=[[f"source:{PEOPLE}"]])
    near = near_the_best(outcome.matches)
    ids = [match.id for match in near]
    cases = {case.pk: case for case in Case.objects.visible_to(actor).filter(pk__in=ids).for_names()}
    hits = [Hit(cases[match.id], match) for match in near if match.id in cases]
    return PeopleFound(hits=hits, degraded=outcome.degraded)


def near_the_best(matches: Sequence[Match]) -> list[Match]:
    """Matches worth an officer's eyes, best first."""
    return [match for match in matches if match.score >= NEAR_THE_BEST * matches[0].score]
