"""The log must not become the list of victims: a whole piece of work, and none of its words in the log's tables."""

from __future__ import annotations

import pytest
from django.db import connection

from casework.audit.sealing import seal_all
from casework.enums import CaseState, NameRole, RegistrationState
from casework.models import AuditEvent
from casework.services.case_advance import case_advance
from casework.services.given import Applicant, GivenName, GivenRegistration, PlannedContact
from casework.services.name_add import name_add
from casework.services.people_search import people_search
from casework.services.registration_advance import registration_advance
from casework.services.registration_open import registration_open
from tests.factories.casework import make_supervisor, make_team

pytestmark = pytest.mark.django_db
CANARY = "Zwjqxkanari"
TABLES = ("casework_auditevent", "casework_auditseal", "casework_auditpending")


def work():
    team = make_team()
    actor = make_supervisor(team)
    given = GivenRegistration(
        names=[GivenName(f"{CANARY} given", NameRole.GIVEN)],
        applicant=Applicant(f"{CANARY} relative"),
        contact=PlannedContact(must_not_know=f"{CANARY} landlord"),
        last_place=f"{CANARY} bakery",
        narrative=f"{CANARY} story",
    )
    registration = registration_open(actor=actor, team=team, given=given)
    name_add(actor=actor, registration=registration, name=GivenName(f"{CANARY} family", NameRole.FAMILY))
    registration_advance(
        actor=actor, registration=registration, to=RegistrationState.UNDER_REVIEW, reason=f"{CANARY} reason"
    )
    case_advance(actor=actor, case=registration.case, to=CaseState.NO_ACTIVE_LEAD, reason=f"{CANARY} reason")
    people_search(actor=actor, query=CANARY)


def test_l_04_no_word_of_a_case_stands_in_the_log():
    work()
    seal_all()
    assert AuditEvent.objects.count() >= 5
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT t::text FROM {table} t WHERE t::text ILIKE %s", [f"%{CANARY}%"])
            assert cursor.fetchall() == []
        cursor.execute("SELECT count(*) FROM casework_auditevent WHERE reason IS NOT NULL")
        assert cursor.fetchone() == (2,)
        cursor.execute("SELECT reason FROM casework_auditevent WHERE reason IS NOT NULL")
        assert not any(CANARY.encode() in bytes(reason) for (reason,) in cursor.fetchall())
