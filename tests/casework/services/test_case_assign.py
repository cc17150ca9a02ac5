from __future__ import annotations

import pytest

from casework.audit import EventTag
from casework.exceptions import NotAllowed, WrongStep
from casework.models import AuditEvent, Case
from casework.services.case_assign import case_assign, case_unassign
from tests.factories.casework import make_auditor, make_case, make_officer, make_supervisor, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return make_team()


@pytest.fixture
def supervisor(team):
    return make_supervisor(team)


@pytest.fixture
def case(team):
    return make_case(team=team)


def test_an_assigned_officer_sees_the_case(supervisor, team, case):
    officer = make_officer(team)
    case_assign(actor=supervisor, case=case, officer=officer)
    assert list(Case.objects.visible_to(officer)) == [case]


def test_an_assignment_leaves_one_event(supervisor, team, case):
    case_assign(actor=supervisor, case=case, officer=make_officer(team), reason="speaks Kurdish")
    event = AuditEvent.objects.get()
    assert (event.tag, event.reason) == (EventTag.STAFF_CASE_ASSIGNED, "speaks Kurdish")


def test_an_ended_assignment_closes_the_case(supervisor, team, case):
    officer = make_officer(team)
    case_assign(actor=supervisor, case=case, officer=officer)
    case_unassign(actor=supervisor, case=case, officer=officer)
    assert not Case.objects.visible_to(officer).exists()


def test_an_officer_assigns_nothing(team, case):
    with pytest.raises(NotAllowed):
        case_assign(actor=make_officer(team), case=case, officer=make_officer(team))


def test_another_teams_supervisor_assigns_nothing(case):
    with pytest.raises(NotAllowed):
        case_assign(actor=make_supervisor(), case=case, officer=make_officer())


def test_a_member_of_another_team_gets_no_case(supervisor, case):
    with pytest.raises(WrongStep):
        case_assign(actor=supervisor, case=case, officer=make_officer())


def test_an_auditor_gets_no_case(supervisor, case):
    with pytest.raises(WrongStep):
        case_assign(actor=supervisor, case=case, officer=make_auditor())


def test_nobody_is_assigned_twice(supervisor, team, case):
    officer = make_officer(team)
    case_assign(actor=supervisor, case=case, officer=officer)
    with pytest.raises(WrongStep):
        case_assign(actor=supervisor, case=case, officer=officer)


def test_what_was_not_assigned_cannot_end(supervisor, case):
    with pytest.raises(WrongStep):
        case_unassign(actor=supervisor, case=case, officer=make_officer())


def test_z_08_a_supervisor_does_not_assign_herself(supervisor, case):
    with pytest.raises(NotAllowed):
        case_assign(actor=supervisor, case=case, officer=supervisor)
    assert not case.assignments.exists()
