from __future__ import annotations

import pytest

from casework.audit import EventTag
from casework.enums import RegistrationState
from casework.exceptions import NotAllowed, WrongStep
from casework.models import AuditEvent
from casework.services.registration_advance import registration_advance
from casework.transitions import registration_leads_to
from tests.factories.casework import make_case, make_officer, make_registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_officer()


def registration(officer, state):
    return make_registration(case=make_case(officer=officer), state=state)


@pytest.mark.parametrize("start", RegistrationState)
@pytest.mark.parametrize("end", RegistrationState)
def test_only_the_written_steps_are_taken(officer, start, end):
    row = registration(officer, start)
    if end in registration_leads_to(start):
        assert registration_advance(actor=officer, registration=row, to=end).state == end
    else:
        with pytest.raises(WrongStep):
            registration_advance(actor=officer, registration=row, to=end)


def test_a_step_leaves_one_event_with_its_sealed_reason(officer):
    row = registration(officer, RegistrationState.SUBMITTED)
    registration_advance(actor=officer, registration=row, to=RegistrationState.UNDER_REVIEW, reason="first reading")
    event = AuditEvent.objects.get()
    assert (event.tag, event.reason) == (EventTag.STAFF_REGISTRATION_ADVANCED, "first reading")


def test_a_stranger_is_refused(officer):
    row = registration(officer, RegistrationState.SUBMITTED)
    with pytest.raises(NotAllowed):
        registration_advance(actor=make_officer(), registration=row, to=RegistrationState.UNDER_REVIEW)


def test_the_state_in_the_database_counts(officer):
    row = registration(officer, RegistrationState.SUBMITTED)
    registration_advance(actor=officer, registration=row, to=RegistrationState.WITHDRAWN)
    with pytest.raises(WrongStep):
        registration_advance(actor=officer, registration=row, to=RegistrationState.UNDER_REVIEW)
