"""Which sealed field is shown to whom: the one table that stands between the opened case and every page, list and search result.

A field without a line, and a reader without a column, are shown nothing. What is not sealed (states, dates, p-codes) names nobody and
follows the case. A finding has no line: no page shows one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from casework.enums import Role
from casework.models import Assignment
from casework.rights import STAFF_AREA, in_area, rights_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casework.models import Case
    from casework.rights import Actor


class Reader(StrEnum):
    """As what one reads a case: a role counts for the cases that it shows, and nowhere else."""

    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    ANALYST = "analyst"
    SUPPORT_OFFICER = "support_officer"
    ADVOCATE = "advocate"
    GLASS = "glass"
    """By broken glass: enough to act in need, never how to reach the family."""
    FAMILY = "family"
    """A relative, of the own registration alone."""
    ANSWERING = "answering"
    """Who approves the breaking of glass: the reason and nothing else."""


TABLE = """
field                       officer  supervisor  analyst  support_officer  advocate  glass  family  answering
PersonName.text             yes      yes         -        -                yes       yes    yes     -
Person.summary              yes      yes         -        -                -         yes    -       -
Registration.last_place     yes      yes         yes      -                yes       yes    -       -
Registration.narrative      yes      yes         -        -                yes       yes    -       -
Registration.passed_on_to   -        -           -        -                -         -      yes     -
Relative.name               yes      yes         -        yes              yes       yes    -       -
ContactPlan.channels        yes      -           -        yes              yes       -      yes     -
ContactPlan.safe_hours      yes      -           -        yes              yes       -      yes     -
ContactPlan.shared_phone    yes      -           -        yes              yes       -      -       -
ContactPlan.must_not_know   yes      -           -        yes              yes       -      -       -
ContactPlan.word_to_use     yes      -           -        yes              yes       -      -       -
Document.file_name          yes      yes         -        -                yes       -      yes     -
Document.caption            yes      yes         -        -                yes       -      yes     -
Document.fingerprint        -        -           -        -                -         -      -       -
NoticeChannel.address       -        -           -        -                -         -      -       -
NoticeChannel.next_address  -        -           -        -                -         -      -       -
NoticeChannel.former_address  -      -           -        -                -         -      -       -
NoticeChannel.time_zone     -        -           -        -                -         -      yes     -
AuditEvent.reason           yes      yes         -        -                -         -      -       -
BreakGlass.reason           -        -           -        -                -         -      -       yes
"""
# A family reads `passed_on_to` only once its registration was passed on (casework.stages); addresses of notices are shown to nobody, their owner included; the other
# lines hold in every state. Lines of a channel are for the owner of the account alone.


def _read(table: str) -> dict[str, frozenset[str]]:
    (_field, *readers), *lines = (line.split() for line in table.strip().splitlines())
    return {
        field: frozenset(reader for reader, cell in zip(readers, cells, strict=True) if cell == "yes")
        for field, *cells in lines
    }


POLICY = _read(TABLE)


@dataclass(frozen=True)
class Sight:
    """What one reader may be shown of some rows."""

    readers: frozenset[Reader] = frozenset()

    def may(self, field: str) -> bool:
        """`field` is Model.field. Unknown fields are not shown."""
        return bool(self.readers & POLICY.get(field, frozenset()))

    def show(self, row: object, field: str) -> str:
        """The field's clear text, or nothing: what may not be shown is not even opened."""
        return str(getattr(row, field) or "") if self.may(f"{type(row).__name__}.{field}") else ""


NO_SIGHT = Sight()
FAMILY_SIGHT = Sight(frozenset({Reader.FAMILY}))
ANSWERING_SIGHT = Sight(frozenset({Reader.ANSWERING}))
# As what an assigned person reads, by role: a supervisor who answers for a case calls its family too.
ASSIGNED_AS = {
    Role.OFFICER: {Reader.OFFICER},
    Role.SUPERVISOR: {Reader.SUPERVISOR, Reader.OFFICER},
    Role.ANALYST: {Reader.ANALYST},
    Role.SUPPORT_OFFICER: {Reader.SUPPORT_OFFICER},
    Role.ADVOCATE: {Reader.ADVOCATE},
}


def sights_of(actor: Actor, cases: Iterable[Case]) -> dict[str, Sight]:
    """By case id, for cases that came from `visible_to(actor)`; in one query."""
    cases = list(cases)
    if not in_area(actor, STAFF_AREA):
        return {case.pk: NO_SIGHT for case in cases}
    rights = rights_of(actor)
    assigned = _assigned(actor, cases) if rights.works_on_cases else set()
    sights = {}
    for case in cases:
        readers = _as_assigned(rights.roles_in(case.team_id)) if case.pk in assigned else frozenset()
        if case.team_id in rights.teams and case.sealed_at is None:
            readers |= {Reader.SUPERVISOR}
        sights[case.pk] = Sight(readers or frozenset({Reader.GLASS}))
    return sights


def may_read_documents(actor: Actor, case: Case) -> bool:
    """Of a case that came from `visible_to(actor)`: whether its documents are shown to this member of staff."""
    return sights_of(actor, [case])[case.pk].may("Document.file_name")


def _as_assigned(roles: Iterable[str]) -> frozenset[Reader]:
    return frozenset(reader for role in roles for reader in ASSIGNED_AS.get(Role(role), ()))


def _assigned(actor: Actor, cases: list[Case]) -> set[str]:
    rows = Assignment.objects.filter(officer_id=actor.pk, until=None, case__in=cases)  # type: ignore[union-attr]
    return set(rows.values_list("case_id", flat=True))
