"""What an applicant gave, on its way into sealed rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from casework.enums import Channel, NameRole, Relation, Script

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class GivenName:
    """One part or form of a name as it was spoken or written."""

    text: str
    role: NameRole = NameRole.FULL
    script: Script = Script.ARABIC


@dataclass(frozen=True)
class Applicant:
    """The relative who registers; `account` is a family account or None."""

    name: str
    relation: Relation = Relation.OTHER
    account: Any = None


@dataclass(frozen=True)
class PlannedContact:
    """How the applicant may be reached without harm, in their own words."""

    channels: str = ""
    safe_hours: str = ""
    shared_phone: str = ""
    must_not_know: str = ""
    word_to_use: str = ""


@dataclass(frozen=True)
class GivenRegistration:
    """All of one registration. Only the names and the applicant are needed: nothing is refused for missing fields."""

    names: Sequence[GivenName]
    applicant: Applicant
    contact: PlannedContact = field(default_factory=PlannedContact)
    sex: str = ""
    birth_year: int | None = None
    year_missing: int | None = None
    governorate: str = ""
    last_place: str = ""
    narrative: str = ""
    channel: Channel = Channel.INTERVIEW
    language: str = "ar"
