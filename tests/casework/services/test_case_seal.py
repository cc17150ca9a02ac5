from __future__ import annotations

import pytest

from casework.audit import EventTag
from casework.documents import PEOPLE
from casework.exceptions import NotAllowed, WrongStep
from casework.models import AuditEvent, Case
from casework.services.case_assign import case_unassign
from casework.services.case_seal import case_seal, case_unseal
from search.models import OutboxEntry
from tests.factories.casework import (
    make_assignment,
    make_auditor,
    make_case,
    make_glass,
    make_officer,
    make_supervisor,
    make_team,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def case(officer):
    return make_case(officer=officer)


def test_a_sealed_case_is_hidden_from_its_supervisor(case, officer):
    supervisor = make_supervisor(case.team)
    case_seal(actor=officer, case=case, reason="at risk")
    assert not Case.objects.visible_to(supervisor).exists()


def test_those_assigned_still_see_it(case, officer):
    case_seal(actor=officer, case=case, reason="at risk")
    assert list(Case.objects.visible_to(officer)) == [case]


def test_the_supervisor_seals_too(case):
    case_seal(actor=make_supervisor(case.team), case=case, reason="at risk")
    assert Case.objects.get().sealed_at is not None


def test_a_case_that_nobody_answers_for_is_not_sealed():
    team = make_team()
    with pytest.raises(WrongStep):
        case_seal(actor=make_supervisor(team), case=make_case(team=team), reason="at risk")


def test_the_last_of_a_sealed_case_stays(case, officer):
    supervisor = make_supervisor(case.team)
    make_assignment(case, supervisor)
    case_seal(actor=officer, case=case, reason="at risk")
    case_unassign(actor=supervisor, case=case, officer=officer)
    with pytest.raises(WrongStep):
        case_unassign(actor=supervisor, case=case, officer=supervisor)


@pytest.mark.parametrize("make", [make_auditor, make_officer, make_supervisor])
def test_strangers_seal_nothing(case, make):
    with pytest.raises(NotAllowed):
        case_seal(actor=make(), case=case, reason="x")


def test_broken_glass_seals_nothing(case):
    reader = make_officer()
    make_glass(case, reader)
    with pytest.raises(NotAllowed):
        case_seal(actor=reader, case=case, reason="x")


def test_a_sealed_case_is_not_sealed_again(case, officer):
    case_seal(actor=officer, case=case, reason="x")
    with pytest.raises(WrongStep):
        case_seal(actor=officer, case=case, reason="x")


def test_an_open_case_is_not_unsealed(case, officer):
    with pytest.raises(WrongStep):
        case_unseal(actor=officer, case=case, reason="x")


def test_each_step_leaves_one_event_with_its_reason(case, officer):
    case_seal(actor=officer, case=case, reason="at risk")
    case_unseal(actor=officer, case=case, reason="safe now")
    steps = [(EventTag.STAFF_CASE_UNSEALED, "safe now"), (EventTag.STAFF_CASE_SEALED, "at risk")]
    assert [(event.tag, event.reason) for event in AuditEvent.objects.all()] == steps


def test_each_step_tells_the_index(case, officer):
    case_seal(actor=officer, case=case, reason="x")
    case_unseal(actor=officer, case=case, reason="x")
    assert list(OutboxEntry.objects.values_list("source", "key")) == [(PEOPLE, case.pk)] * 2
