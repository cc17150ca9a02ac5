from __future__ import annotations

import pytest

from casework.audit import EventTag
from casework.enums import Role
from casework.exceptions import NotAllowed, WrongStep
from casework.models import AuditEvent
from casework.rights import Rights, rights_of
from casework.services.role_grant import role_approve, role_ask, role_end
from tests.factories.accounts import make_user
from tests.factories.casework import make_auditor, make_grant, make_officer, make_staff, make_supervisor, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return make_team()


@pytest.fixture
def supervisor(team):
    return make_supervisor(team)


@pytest.fixture
def guardian():
    user = make_staff()
    make_grant(user, Role.PROTECTION_OFFICER)
    return user


@pytest.fixture
def request_(team, supervisor):
    return role_ask(actor=supervisor, user=make_staff(), role=Role.OFFICER, team=team)


def test_a_request_gives_no_right(request_):
    assert rights_of(request_.user) == Rights()


def test_an_approved_role_counts(request_, guardian):
    role_approve(actor=guardian, grant=request_)
    assert rights_of(request_.user).works_on_cases


def test_whoever_asked_cannot_approve(request_, supervisor):
    with pytest.raises(NotAllowed):
        role_approve(actor=supervisor, grant=request_)


def test_nobody_asks_for_themselves(team, supervisor):
    with pytest.raises(NotAllowed):
        role_ask(actor=supervisor, user=supervisor, role=Role.OFFICER, team=team)


def test_nobody_approves_their_own_gain(team, supervisor, guardian):
    request = role_ask(actor=supervisor, user=guardian, role=Role.OFFICER, team=team)
    with pytest.raises(NotAllowed):
        role_approve(actor=guardian, grant=request)


@pytest.mark.parametrize("make", [make_staff, make_officer, make_supervisor, make_auditor])
def test_strangers_grant_nothing(team, make):
    with pytest.raises(NotAllowed):
        role_ask(actor=make(), user=make_staff(), role=Role.OFFICER, team=team)


def test_a_publishing_superuser_grants_nothing(team):
    with pytest.raises(NotAllowed):
        role_ask(actor=make_user("cms", is_superuser=True), user=make_staff(), role=Role.OFFICER, team=team)


def test_a_supervisor_makes_no_reader_of_the_log(supervisor):
    with pytest.raises(NotAllowed):
        role_ask(actor=supervisor, user=make_staff(), role=Role.AUDITOR)


@pytest.mark.parametrize(("area", "role"), [("family", Role.OFFICER), ("cms", Role.OFFICER), ("staff", Role.AUDITOR)])
def test_a_role_fits_its_account_and_team(team, supervisor, area, role):
    with pytest.raises(WrongStep):
        role_ask(actor=supervisor, user=make_user(area), role=role, team=team)


def test_a_request_is_approved_once(request_, guardian):
    role_approve(actor=guardian, grant=request_)
    with pytest.raises(WrongStep):
        role_approve(actor=guardian, grant=request_)


def test_a_refused_request_cannot_be_approved(request_, guardian):
    role_end(actor=guardian, grant=request_)
    with pytest.raises(WrongStep):
        role_approve(actor=guardian, grant=request_)


def test_one_person_takes_a_role_away(request_, guardian, supervisor):
    role_approve(actor=guardian, grant=request_)
    role_end(actor=supervisor, grant=request_)
    assert rights_of(request_.user) == Rights()


def test_each_step_leaves_one_event(request_, guardian):
    role_approve(actor=guardian, grant=request_)
    role_end(actor=guardian, grant=request_)
    steps = [EventTag.STAFF_ROLE_ENDED, EventTag.STAFF_ROLE_GRANTED, EventTag.STAFF_ROLE_ASKED]
    assert list(AuditEvent.objects.values_list("tag", flat=True)) == steps
