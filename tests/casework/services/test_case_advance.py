from __future__ import annotations

import pytest

from casework.audit import EventTag
from casework.enums import CaseState
from casework.exceptions import NotAllowed, WrongStep
from casework.models import AuditEvent
from casework.services.case_advance import case_advance
from casework.transitions import case_leads_to
from tests.factories.casework import make_case, make_officer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("start", CaseState)
@pytest.mark.parametrize("end", CaseState)
def test_only_the_written_steps_are_taken(start, end):
    officer = make_officer()
    case = make_case(officer=officer, state=start)
    if end in case_leads_to(start):
        assert case_advance(actor=officer, case=case, to=end).state == end
    else:
        with pytest.raises(WrongStep):
            case_advance(actor=officer, case=case, to=end)


def test_a_step_dates_the_state_and_leaves_one_event():
    officer = make_officer()
    case = make_case(officer=officer)
    advanced = case_advance(actor=officer, case=case, to=CaseState.NO_ACTIVE_LEAD)
    assert advanced.state_since > case.state_since
    assert AuditEvent.objects.get().tag == EventTag.STAFF_CASE_ADVANCED


def test_a_stranger_is_refused():
    case = make_case(officer=make_officer())
    with pytest.raises(NotAllowed):
        case_advance(actor=make_officer(), case=case, to=CaseState.NO_ACTIVE_LEAD)
