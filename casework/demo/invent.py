"""Invented registrations: the same seed gives the same people."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casework.demo import names
from casework.enums import CaseState, Channel, Governorate, LineOfInquiry, NameRole, RegistrationState, Relation, Script
from casework.services.given import Applicant, GivenName, GivenRegistration, PlannedContact

if TYPE_CHECKING:
    from random import Random  # noqa: TID251 - only its type: synthetic data

FIRST_DAY = dt.datetime(2024, 4, 1, 8, tzinfo=dt.UTC)
DAYS = 900
GOVERNORATES = [code for code in Governorate.values if code]
LINES = [line for line in LineOfInquiry.values if line]
RELATIONS = [Relation.MOTHER, Relation.FATHER, Relation.SPOUSE, Relation.SISTER, Relation.BROTHER, Relation.SON]
SHARE_OF_WOMEN = 0.15
SHARE_WITH_TWO_REGISTRATIONS = 0.12
# How many cases of a hundred stand where.
CASE_STATES = {
    CaseState.UNTRIAGED: 20,
    CaseState.IN_LINE_OF_INQUIRY: 36,
    CaseState.NO_ACTIVE_LEAD: 30,
    CaseState.LEAD_UNDER_VERIFICATION: 6,
    CaseState.RESOLUTION_PROPOSED: 2,
    CaseState.RESOLUTION_CONFIRMED: 1,
    CaseState.DISCLOSURE_PLANNED: 1,
    CaseState.DISCLOSED: 2,
    CaseState.CLOSED_WITH_FAMILY: 1,
    CaseState.REOPENED: 1,
}
EARLY_STATES = (RegistrationState.SUBMITTED, RegistrationState.UNDER_REVIEW, RegistrationState.RETURNED_FOR_INFORMATION)


@dataclass(frozen=True)
class InventedCase:
    """One case to write: its registrations, the first by the main applicant."""

    state: CaseState
    opened_at: dt.datetime
    state_since: dt.datetime
    line_of_inquiry: str
    registration_state: RegistrationState
    registrations: list[GivenRegistration]


class Inventor:
    """Draws cases from one source of chance."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def case(self, state: CaseState | None = None) -> InventedCase:
        rng = self.rng
        state = state or rng.choices(list(CASE_STATES), weights=list(CASE_STATES.values()))[0]
        opened = FIRST_DAY + dt.timedelta(days=rng.randrange(DAYS), minutes=rng.randrange(600))
        early = state == CaseState.UNTRIAGED
        return InventedCase(
            state=state,
            opened_at=opened,
            state_since=opened + dt.timedelta(days=rng.randrange(1, 60)),
            line_of_inquiry="" if early else rng.choice(LINES),
            registration_state=rng.choice(EARLY_STATES) if early else RegistrationState.ACCEPTED,
            registrations=self._registrations(),
        )

    def _registrations(self) -> list[GivenRegistration]:
        person = self._person()
        first = self.registration(person)
        if self.rng.random() >= SHARE_WITH_TWO_REGISTRATIONS:
            return [first]
        return [first, self.registration(person, year=first.year_missing, governorate=first.governorate)]

    def registration(
        self, person: dict[NameRole, tuple[str, tuple[str, ...]]], *, year: int | None = None, governorate: str = ""
    ) -> GivenRegistration:
        """What one relative tells of `person`; spellings differ from one relative to the next."""
        rng = self.rng
        return GivenRegistration(
            names=self._spell(person),
            applicant=Applicant(name=self._full(self._person()), relation=rng.choice(RELATIONS)),
            contact=self._contact(),
            sex="female" if person[NameRole.GIVEN] in names.WOMEN else "male",
            birth_year=rng.randrange(1945, 2012),
            year_missing=year or rng.randrange(2011, 2026),
            governorate=governorate or rng.choice(GOVERNORATES),
            last_place=rng.choice(names.PLACES),
            narrative=rng.choice(names.NARRATIVES),
            channel=rng.choice(list(Channel)),
            language=rng.choices(["ar", "en", "ku", "tr", "de", "fr"], weights=[80, 4, 8, 4, 3, 1])[0],
        )

    def _person(self) -> dict[NameRole, tuple[str, tuple[str, ...]]]:
        rng = self.rng
        given = rng.choice(names.WOMEN) if rng.random() < SHARE_OF_WOMEN else rng.choice(names.MEN)
        return {
            NameRole.GIVEN: given,
            NameRole.FATHER: rng.choice(names.MEN),
            NameRole.GRANDFATHER: rng.choice(names.MEN),
            NameRole.FAMILY: rng.choice(names.FAMILIES),
            NameRole.MOTHER: rng.choice(names.WOMEN),
        }

    def _spell(self, person: dict[NameRole, tuple[str, tuple[str, ...]]]) -> list[GivenName]:
        rng = self.rng
        spelt = [GivenName(arabic, role) for role, (arabic, _latin) in person.items() if self._told(role)]
        if rng.random() < 0.5:  # noqa: PLR2004 - every other family also writes the name in Latin letters
            latin = [rng.choice(person[role][1]) for role in (NameRole.GIVEN, NameRole.FATHER, NameRole.FAMILY)]
            spelt.append(GivenName(" ".join(latin), NameRole.FULL, Script.LATIN))
        if rng.random() < 0.1:  # noqa: PLR2004 - one in ten was known by a kunya
            spelt.append(GivenName(rng.choice(names.KUNYAS), NameRole.KUNYA))
        return spelt

    def _told(self, role: NameRole) -> bool:
        return role not in {NameRole.GRANDFATHER, NameRole.MOTHER} or self.rng.random() < 0.6  # noqa: PLR2004 - often left out

    def _full(self, person: dict[NameRole, tuple[str, tuple[str, ...]]]) -> str:
        return f"{person[NameRole.GIVEN][0]} {person[NameRole.FAMILY][0]}"

    def _contact(self) -> PlannedContact:
        rng = self.rng
        return PlannedContact(
            channels=rng.choice(names.CHANNELS),
            safe_hours=rng.choice(names.SAFE_HOURS),
            shared_phone=rng.choice(["", "yes: a relative may answer"]),
            must_not_know=rng.choice(names.MUST_NOT_KNOW),
            word_to_use=rng.choice(names.WORDS),
        )
