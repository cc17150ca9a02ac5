from __future__ import annotations

import pytest
from django.db import connection

from casework.audit import EventTag
from casework.enums import CaseState, NameRole, RegistrationState
from casework.exceptions import NotAllowed
from casework.models import AuditEvent, Case, PersonName
from casework.services.given import Applicant, GivenName, GivenRegistration, PlannedContact
from casework.services.registration_open import registration_open
from search.models import OutboxEntry
from tests.factories.casework import make_officer, make_team

pytestmark = pytest.mark.django_db
GIVEN = GivenRegistration(
    names=[GivenName("محمد", NameRole.GIVEN), GivenName("  ", NameRole.MOTHER)],
    applicant=Applicant("Huda Telltale"),
    contact=PlannedContact(must_not_know="the landlord"),
    last_place="Bakery Telltale",
    narrative="Story Telltale",
)


@pytest.fixture
def team():
    return make_team()


@pytest.fixture
def registration(team):
    return registration_open(actor=make_officer(team), team=team, given=GIVEN)


def test_a_registration_begins_a_case(registration):
    assert (registration.state, registration.case.state) == (RegistrationState.SUBMITTED, CaseState.UNTRIAGED)


def test_what_was_given_can_be_read(registration):
    plan = registration.contact_plan
    assert (registration.narrative, plan.must_not_know) == ("Story Telltale", "the landlord")


def test_empty_names_are_not_kept(registration):
    assert [name.text for name in PersonName.objects.filter(source=registration)] == ["محمد"]


def test_person_and_registration_have_keys_of_their_own(registration):
    assert registration.data_key != registration.case.person.data_key


def test_the_index_is_told(registration):
    assert OutboxEntry.objects.filter(source="people", key=registration.case_id).exists()


def test_it_leaves_one_event(registration):
    event = AuditEvent.objects.get()
    assert (event.tag, event.subject_id) == (EventTag.STAFF_REGISTRATION_OPENED, registration.pk)


def test_a_stranger_to_the_team_is_refused(team):
    with pytest.raises(NotAllowed):
        registration_open(actor=make_officer(), team=team, given=GIVEN)
    assert not Case.objects.exists()


def test_a_name_is_needed(team):
    nameless = GivenRegistration(names=[GivenName(" ")], applicant=Applicant("Huda"))
    with pytest.raises(ValueError, match="name"):
        registration_open(actor=make_officer(team), team=team, given=nameless)


def test_no_table_holds_clear_text(registration):
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {table}")
            rows = b"".join(
                value if isinstance(value, bytes) else str(value).encode() for row in cursor for value in row
            )
            assert b"Telltale" not in rows, table
            assert "محمد".encode() not in rows, table
