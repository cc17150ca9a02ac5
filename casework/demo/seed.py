"""Fills the configured database with invented cases, and empties it of them again."""

from __future__ import annotations

from random import Random  # noqa: TID251 - synthetic data: the same seed must give the same people
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef

from casework.demo.invent import Inventor
from casework.demo.write import CaseWriter
from casework.exceptions import CaseworkError
from casework.models import Assignment, AuditEvent, Case, DataKey, Person, Registration, Relative, Team
from search.engines import written_engines
from search.rebuilding import rebuild

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

DEMO_TEAM = "Team 1"
CASES_A_TRANSACTION = 1_000


class RealCasesPresent(CaseworkError):  # noqa: N818 - reads as what it says
    """Invented cases never go among real ones."""


def demo_team() -> Team:
    """The team that all invented cases belong to."""
    return Team.objects.get_or_create(name=DEMO_TEAM)[0]


def seed(count: int, *, seed: int, progress: Callable[[int], None]) -> None:
    """Adds `count` cases. The same seed on the same number of cases gives the same people, ids and references."""
    if Case.objects.filter(invented=False).exists():
        raise RealCasesPresent("This register holds real cases; invented ones are not put among them.")
    rng = Random(f"{seed}/{Case.objects.count()}")  # noqa: S311 - not a secret
    inventor, writer, team = Inventor(rng), CaseWriter(rng), demo_team()
    for start in range(0, count, CASES_A_TRANSACTION):
        batch = min(CASES_A_TRANSACTION, count - start)
        for _case in range(batch):
            writer.add(inventor.case(), team=team)
        writer.write()
        progress(batch)


def seeded() -> QuerySet[Case]:
    """Invented cases that no demo account holds: those of the demo's own people stay."""
    held = Exists(Assignment.objects.filter(case=OuterRef("pk"))) | Exists(
        Relative.objects.filter(registration__case=OuterRef("pk"), account__isnull=False)
    )
    return Case.objects.filter(invented=True).exclude(held)


def remove_seeded(progress: Callable[[int], None]) -> None:
    """Removes what `seed` added, then builds every index anew: taking thousands of documents out one by one would last longer."""
    removed = False
    while ids := list(seeded().order_by("pk").values_list("pk", flat=True)[:CASES_A_TRANSACTION]):
        with transaction.atomic():
            _remove(ids)
        removed = True
        progress(len(ids))
    if removed:
        for engine in written_engines():
            rebuild(engine, lambda _count: None)


def _remove(ids: list[str]) -> None:
    keys = [
        *Registration.objects.filter(case__in=ids).values_list("data_key", flat=True),
        *Person.objects.filter(case__in=ids).values_list("data_key", flat=True),
    ]
    Case.objects.filter(pk__in=ids).delete()
    # An event's reason lies under its key for as long as the event is kept.
    events = AuditEvent.objects.filter(data_key=OuterRef("pk"))
    DataKey.objects.filter(~Exists(events), pk__in=keys).delete()
