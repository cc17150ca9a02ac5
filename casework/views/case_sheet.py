"""A case opened for reading: all sealed text is read here, so that a template never meets the vault."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from casework.audit import CHANGE_TITLES, EventTag
from casework.enums import NameRole, Script
from casework.field_policy import sights_of
from casework.models import AuditEvent
from casework.naming import display_names, readable_names
from casework.stages import Stage, family_stage
from casework.uploads.lines import DocumentLine, lines_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from django.utils.functional import Promise

    from casework.field_policy import Sight
    from casework.models import Case, ContactPlan, Registration, Relative
    from casework.rights import Actor

CHANGES_SHOWN = 20
AS_SPOKEN = {role: place for place, role in enumerate(NameRole.values)}


@dataclass(frozen=True)
class NameLine:
    """One form of the name, with its place and where it came from."""

    role: str
    text: str
    reference: str


@dataclass(frozen=True)
class RelativeLine:
    """A relative, and the stage that this relative sees."""

    name: str
    relation: str
    row: Relative
    stage: Stage


@dataclass(frozen=True)
class RegistrationSheet:
    """One registration; erased ones keep their reference alone."""

    row: Registration
    erased: bool
    relatives: list[RelativeLine]
    contact: dict[str, str]
    documents: list[DocumentLine] = field(default_factory=list)
    last_place: str = ""
    narrative: str = ""
    shows_contact: bool = False
    shows_narrative: bool = False
    shows_documents: bool = False


@dataclass(frozen=True)
class Change:
    """A line of the history."""

    event: AuditEvent
    by: str
    text: str

    @property
    def at(self) -> dt.datetime:
        return self.event.at

    @property
    def year(self) -> str:
        """In words, so that no language parts its thousands."""
        return str(timezone.localtime(self.at).year)

    @property
    def title(self) -> Promise:
        return CHANGE_TITLES[EventTag(self.event.tag)]


@dataclass(frozen=True)
class CaseSheet:
    """Everything on the page of one case."""

    display: dict[str, str]
    names: dict[str, list[NameLine]]
    summary: str
    registrations: list[RegistrationSheet]
    history: list[Change]


def sheet_of(case: Case, actor: Actor) -> CaseSheet:
    """Opens of the case what the actor may be shown. It must come from `visible_to(actor).for_detail()`. Raises VaultError for tampering."""
    person, sight = case.person, sights_of(actor, [case])[case.pk]
    return CaseSheet(
        display=display_names(person, sight),
        names=_names(case) if sight.may("PersonName.text") else {},
        summary="" if person.data_key.destroyed_at else sight.show(person, "summary"),
        registrations=[_registration(row, sight) for row in case.registrations.all()],
        history=_history(case, actor, sight),
    )


def _names(case: Case) -> dict[str, list[NameLine]]:
    lines: dict[str, list[NameLine]] = {}
    opened = readable_names(case.person.names.all())
    for row, text in sorted(opened, key=lambda name: (name[0].script, AS_SPOKEN[name[0].role])):
        script = str(Script(row.script).label)
        lines.setdefault(script, []).append(NameLine(row.get_role_display(), text, row.source.reference))
    return lines


def _registration(row: Registration, sight: Sight) -> RegistrationSheet:
    if row.data_key.destroyed_at is not None:
        return RegistrationSheet(row=row, erased=True, relatives=[], contact={})
    relatives = row.relatives.all()
    for relative in relatives:
        relative.registration = row
    return RegistrationSheet(
        row=row,
        erased=False,
        relatives=[_relative(relative, sight) for relative in relatives],
        contact=_contact(row, sight),
        documents=lines_of(row.documents.all()) if sight.may("Document.file_name") else [],
        shows_documents=sight.may("Document.file_name"),
        last_place=sight.show(row, "last_place"),
        narrative=sight.show(row, "narrative"),
        shows_contact=sight.may("ContactPlan.channels"),
        shows_narrative=sight.may("Registration.narrative"),
    )


def _relative(row: Relative, sight: Sight) -> RelativeLine:
    stage = family_stage(row.registration, row)
    return RelativeLine(name=sight.show(row, "name"), relation=row.get_relation_display(), row=row, stage=stage)


def _contact(row: Registration, sight: Sight) -> dict[str, str]:
    plan: ContactPlan | None = getattr(row, "contact_plan", None)
    if plan is None:
        return {}
    plan.registration = row
    fields = ("channels", "safe_hours", "shared_phone", "must_not_know", "word_to_use")
    return {field: sight.show(plan, field) for field in fields}


def _history(case: Case, actor: Actor, sight: Sight) -> list[Change]:
    events = AuditEvent.objects.visible_to(actor).about(case, *case.registrations.all()).of_tags(CHANGE_TITLES)
    shown = list(events.select_related("data_key")[:CHANGES_SHOWN])
    people = _people(event.actor_id for event in shown)
    return [Change(event, people.get(event.actor_id, ""), _reason(event, sight)) for event in shown]


def _people(ids: Iterable[int | None]) -> dict[int | None, str]:
    people: dict[Any, Any] = get_user_model().objects.in_bulk({pk for pk in ids if pk is not None})
    return {pk: person.get_short_name() for pk, person in people.items()}


def _reason(event: AuditEvent, sight: Sight) -> str:
    erased = event.data_key is None or event.data_key.destroyed_at is not None
    return "" if erased else sight.show(event, "reason")
