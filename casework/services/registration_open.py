"""A registration is taken in: a case, a person file and the registration, each file under its own key."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record
from casework.documents import PEOPLE
from casework.models import Case, ContactPlan, DataKey, KeyKind, Person, PersonName, Registration, Relative
from casework.permissions import Permission, require
from search.outbox import enqueue

if TYPE_CHECKING:
    from casework.models import Team
    from casework.rights import Actor
    from casework.services.given import GivenRegistration


@transaction.atomic
def registration_open(*, actor: Actor, team: Team, given: GivenRegistration) -> Registration:
    """Stores what was given. Raises NotAllowed for anyone who does not work in the team, ValueError without a name."""
    require(actor, Permission.REGISTRATION_OPEN, team)
    if not any(name.text.strip() for name in given.names):
        raise ValueError("A registration needs at least one form of the missing person's name.")
    case = Case.objects.create(team=team, governorate=given.governorate, year=given.year_missing)
    registration = _write_registration(case, given)
    _write_person(case, registration, given)
    record(EventTag.STAFF_REGISTRATION_OPENED, actor=actor, subject=registration)
    enqueue(PEOPLE, [case.pk])
    return registration


def _write_registration(case: Case, given: GivenRegistration) -> Registration:
    registration = Registration.objects.create(
        case=case,
        data_key=DataKey.objects.create_for(KeyKind.REGISTRATION),
        channel=given.channel,
        language=given.language,
        governorate=given.governorate,
        last_place=given.last_place,
        narrative=given.narrative,
    )
    applicant = given.applicant
    Relative.objects.create(
        registration=registration, name=applicant.name, relation=applicant.relation, account=applicant.account
    )
    ContactPlan.objects.create(registration=registration, **asdict(given.contact))
    return registration


def _write_person(case: Case, registration: Registration, given: GivenRegistration) -> None:
    key = DataKey.objects.create_for(KeyKind.PERSON)
    person = Person.objects.create(case=case, data_key=key, sex=given.sex, birth_year=given.birth_year)
    PersonName.objects.bulk_create(
        PersonName(person=person, source=registration, role=name.role, script=name.script, text=name.text)
        for name in given.names
        if name.text.strip()
    )
