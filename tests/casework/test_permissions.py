from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from casework.enums import Role
from casework.exceptions import NotAllowed
from casework.field_policy import Reader, sights_of
from casework.models import Case, DocumentState
from casework.permissions import PERMISSION_MAP, Permission, allows, require
from tests.factories.accounts import make_user
from tests.factories.casework import (
    make_assignment,
    make_auditor,
    make_case,
    make_glass,
    make_grant,
    make_officer,
    make_registration,
    make_staff,
    make_supervisor,
    make_team,
)
from tests.factories.documents import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return make_team()


@pytest.fixture
def officer(team):
    return make_officer(team)


@pytest.fixture
def case(team, officer):
    return make_case(team=team, officer=officer)


def test_the_table_names_every_permission():
    assert set(PERMISSION_MAP) == set(Permission)


@pytest.mark.parametrize("permission", [None, "case:read", "everything"])
def test_what_is_not_in_the_table_is_refused(officer, case, permission):
    assert not allows(officer, permission, case)


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("actor", [None, AnonymousUser()])
def test_nobody_may_do_nothing(case, permission, actor):
    assert not allows(actor, permission, case)


@pytest.mark.parametrize("permission", Permission)
def test_a_superuser_may_nothing(case, permission):
    assert not allows(make_user("cms", is_superuser=True), permission, case)


@pytest.mark.parametrize("permission", [Permission.CASE_READ, Permission.CASE_ADVANCE, Permission.NAME_ADD])
def test_an_officer_works_on_an_assigned_case(officer, case, permission):
    assert allows(officer, permission, case)


@pytest.mark.parametrize("permission", [Permission.CASE_READ, Permission.CASE_ADVANCE, Permission.NAME_ADD])
def test_an_officer_does_not_work_on_anothers_case(team, case, permission):
    assert not allows(make_officer(team), permission, case)


def test_an_officer_assigns_nothing(officer, case):
    assert not allows(officer, Permission.CASE_ASSIGN, case)


def test_a_supervisor_assigns_in_the_own_team_alone(team, case):
    assert allows(make_supervisor(team), Permission.CASE_ASSIGN, case)
    assert not allows(make_supervisor(), Permission.CASE_ASSIGN, case)


def test_an_auditor_reads_the_log_and_no_case(case):
    auditor = make_auditor()
    assert [p for p in Permission if allows(auditor, p, case)] == [Permission.LOG_READ]


def test_a_relative_reads_the_own_registration_alone():
    family = make_user("family")
    assert allows(family, Permission.REGISTRATION_READ, make_registration(relative=family))
    assert not allows(family, Permission.REGISTRATION_READ, make_registration(relative=make_user("family")))


def test_a_registration_is_opened_by_a_member_of_the_team(team, officer):
    assert allows(officer, Permission.REGISTRATION_OPEN, team)
    assert not allows(officer, Permission.REGISTRATION_OPEN, make_team())


def test_an_account_that_was_closed_may_nothing(officer, case):
    officer.is_active = False
    assert not allows(officer, Permission.CASE_READ, case)


def test_an_object_of_another_kind_is_refused(officer):
    assert not allows(officer, Permission.CASE_READ, make_team())


def test_a_case_that_was_never_stored_is_refused(officer, team):
    assert not allows(officer, Permission.CASE_READ, Case(team=team))


def test_a_refusal_is_raised(case):
    with pytest.raises(NotAllowed):
        require(make_officer(), Permission.CASE_READ, case)


@pytest.fixture
def between(team, case):
    """An analyst of the case, and an officer and supervisor elsewhere."""
    user = make_staff()
    make_grant(user, Role.ANALYST, team)
    make_assignment(case, user)
    for role in (Role.OFFICER, Role.SUPERVISOR):
        make_grant(user, role, make_team())
    return user


@pytest.mark.parametrize(
    "permission",
    [
        Permission.CASE_ADVANCE,
        Permission.CASE_SEAL,
        Permission.NAME_ADD,
        Permission.RELATIVE_LINK,
        Permission.CASE_ASSIGN,
    ],
)
def test_z_03_a_role_of_another_team_gives_no_act_on_a_case(between, case, permission):
    assert allows(between, Permission.CASE_READ, case)
    assert not allows(between, permission, case)


def test_z_03_a_role_of_another_team_gives_no_document_of_a_case(between, case):
    registration = make_registration(case=case)
    document = make_document(registration, make_user("family"), state=DocumentState.CLEAN)
    assert not allows(between, Permission.DOCUMENT_OPEN, document)
    assert not allows(between, Permission.DOCUMENT_ADD, registration)


def test_z_03_a_role_of_another_team_opens_no_broken_glass(between, case):
    glass = make_glass(case, make_staff(), waiting=True)
    assert not allows(between, Permission.BREAK_GLASS_APPROVE, glass)


def test_z_04_a_role_of_another_team_shows_no_field_of_a_case(between, case):
    sight = sights_of(between, [case])[case.pk]
    assert sight.readers == {Reader.ANALYST}
    assert not sight.may("ContactPlan.channels")
