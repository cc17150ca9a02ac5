from __future__ import annotations

import pytest
from django.utils import timezone

from casework.audit import EventTag
from casework.enums import Role
from casework.exceptions import NotAllowed, WrongStep
from casework.models import Assignment, AuditEvent, Case
from casework.rights import Rights, rights_of
from casework.scopes import scopes_of
from casework.services.role_grant import role_approve, role_ask, role_end
from tests.database.roles import as_web
from tests.factories.accounts import make_user
from tests.factories.casework import (
    make_auditor,
    make_case,
    make_grant,
    make_officer,
    make_protection_officer,
    make_staff,
    make_supervisor,
    make_team,
)

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


@pytest.fixture
def mover(team):
    """An officer of two teams, with an open case in the first and a sealed one."""
    user = make_officer(team)
    make_grant(user, Role.OFFICER, make_team())
    for sealed_at in (None, timezone.now()):
        make_case(team=team, officer=user, sealed_at=sealed_at)
    return user


def test_z_03_a_role_that_ends_takes_its_teams_cases_along(mover, team, guardian):
    role_end(actor=guardian, grant=mover.role_grants.get(team=team))
    assert not Case.objects.visible_to(mover).exists()
    assert not Assignment.objects.filter(officer=mover, until=None).exists()


def test_z_03_an_assignment_without_a_role_in_the_team_opens_nothing(mover, team):
    mover.role_grants.filter(team=team).update(until=timezone.now())
    assert not Case.objects.visible_to(mover).exists()
    assert scopes_of(mover) == set()


def test_z_03_the_web_ends_them_too_sealed_ones_included(mover, team, guardian):
    with as_web(guardian):
        role_end(actor=guardian, grant=mover.role_grants.get(team=team))
    assert not Assignment.objects.filter(officer=mover, until=None).exists()


def test_z_03_a_case_role_that_is_left_in_the_team_keeps_them(mover, team, guardian):
    make_grant(mover, Role.ADVOCATE, team)
    role_end(actor=guardian, grant=mover.role_grants.get(team=team, role=Role.OFFICER))
    assert Case.objects.visible_to(mover).count() == 2


def test_z_03_cases_of_another_team_stay(mover, team, guardian):
    other = make_case(officer=mover, team=mover.role_grants.exclude(team=team).get().team)
    role_end(actor=guardian, grant=mover.role_grants.get(team=team))
    assert list(Case.objects.visible_to(mover)) == [other]


def test_z_06_two_protection_officers_are_always_left(guardian):
    others = [make_protection_officer(), make_protection_officer()]
    role_end(actor=guardian, grant=others[0].role_grants.get())
    with pytest.raises(WrongStep):
        role_end(actor=guardian, grant=others[1].role_grants.get())
    assert rights_of(others[1]).roles == {Role.PROTECTION_OFFICER}


def test_z_06_a_closed_account_does_not_count_among_the_two(guardian):
    others = [make_protection_officer(is_active=False), make_protection_officer()]
    with pytest.raises(WrongStep):
        role_end(actor=guardian, grant=others[1].role_grants.get())
    role_end(actor=guardian, grant=make_grant(make_staff(), Role.PROTECTION_OFFICER, since=None, approved_by=None))
