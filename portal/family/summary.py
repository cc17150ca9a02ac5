"""One registration in the words of its family. What a family must not learn from a screen has no place here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casework.enums import NameRole, Script
from casework.field_policy import FAMILY_SIGHT
from casework.models import ContactPlan
from casework.stages import OWN_STAGE, Stage, family_stage
from portal.family.next_steps import next_step
from portal.family.path import path_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from casework.models import PersonName, Registration, Relative
    from portal.family.path import Step

# Stages that the registration itself is in. The case's own dates are never shown: they would tell that something moved.
DATED_STAGES = frozenset(OWN_STAGE.values())
SPOKEN_ORDER = (NameRole.GIVEN, NameRole.FATHER, NameRole.GRANDFATHER, NameRole.FAMILY)


@dataclass(frozen=True)
class Summary:
    """What the pages show. `stage_since` is None where a date would be an omen."""

    id: str
    reference: str
    name: str
    stage: Stage
    stage_text: str
    stage_since: dt.datetime | None
    path: list[Step]
    next_step: str
    registered_at: dt.datetime
    channels: str
    safe_hours: str


def summary_of(registration: Registration, language: str) -> Summary:
    """`registration` comes from `own_registrations`, which fetched the reader's own row as `reader`."""
    reader: Relative | None = next(iter(registration.reader), None)  # type: ignore[attr-defined] # by Prefetch
    stage = family_stage(registration, reader)
    plan = _plan_of(registration)
    since = _since(registration, stage, reader)
    return Summary(
        id=registration.pk,
        reference=registration.reference,
        name=name_for(registration.names.all(), language),
        stage=stage,
        stage_text=stage.text_for(registration),
        stage_since=since,
        path=path_of(stage, registered_at=registration.submitted_at, since=since),
        next_step=next_step(stage),
        registered_at=registration.submitted_at,
        channels=FAMILY_SIGHT.show(plan, "channels"),
        safe_hours=FAMILY_SIGHT.show(plan, "safe_hours"),
    )


def name_for(names: Iterable[PersonName], language: str) -> str:
    """The person's name as this family gave it, in the reader's script where they gave it in both."""
    given = list(names) if FAMILY_SIGHT.may("PersonName.text") else []
    script = Script.ARABIC if language == "ar" else Script.LATIN
    return _spoken([name for name in given if name.script == script]) or _spoken(given)


def _spoken(names: list[PersonName]) -> str:
    full = next((name.text for name in names if name.role == NameRole.FULL), "")
    if full:
        return full
    parts = [next((name.text for name in names if name.role == role), "") for role in SPOKEN_ORDER]
    return " ".join(part for part in parts if part)


def _plan_of(registration: Registration) -> ContactPlan:
    """An empty one where there are several relatives: it was agreed with one of them, and nothing says with whom."""
    plan: ContactPlan | None = getattr(registration, "contact_plan", None)
    is_shared: bool = registration.is_shared  # type: ignore[attr-defined] # by annotation
    return ContactPlan() if plan is None or is_shared else plan


def _since(registration: Registration, stage: Stage, reader: Relative | None) -> dt.datetime | None:
    if stage is Stage.SHARED_IN_PERSON:
        return reader.told_at if reader else None
    return registration.state_since if stage in DATED_STAGES else None
