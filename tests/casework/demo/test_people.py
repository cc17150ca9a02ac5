from __future__ import annotations

import pytest

from casework.demo.people import create_demo
from casework.enums import CaseState, Role
from casework.models import Case, Registration, RoleGrant
from casework.rights import rights_of
from casework.services.people_search import people_search
from casework.stages import Stage, family_stage
from tests.factories.accounts import make_user
from tests.factories.casework import make_staff

pytestmark = pytest.mark.django_db
ACCOUNTS = {
    "second_family_user": "family",
    "other_officer_user": "staff",
    "supervisor_user": "staff",
    "auditor_user": "staff",
    "protection_officer_user": "staff",
}


@pytest.fixture
def family():
    return make_user("family")


@pytest.fixture
def officer():
    return make_staff()


@pytest.fixture
def others(family, officer):
    others = {role: make_user(area) for role, area in ACCOUNTS.items()}
    create_demo(family, officer, **others)
    return others


def test_the_first_family_sees_an_open_search_during_a_lead(others, family):
    stages = {row.case.state: family_stage(row) for row in Registration.objects.visible_to(family)}
    assert stages[CaseState.LEAD_UNDER_VERIFICATION] is Stage.SEARCH_OPEN
    assert len(stages) == 2


def test_the_second_family_has_a_question(others):
    (row,) = Registration.objects.visible_to(others["second_family_user"])
    assert family_stage(row) is Stage.MORE_INFO


def test_the_officer_has_about_thirty_cases(others, officer):
    assert Case.objects.visible_to(officer).count() == 31


def test_the_officer_finds_mohammad_al_masri(others, officer):
    assert people_search(actor=officer, query="Mohamad al Masri").hits[0].match.score > 0.9


def test_the_supervisor_sees_both_officers_cases(others):
    assert Case.objects.visible_to(others["supervisor_user"]).count() == 43


def test_the_log_has_two_readers(others):
    readers = [others["auditor_user"], others["protection_officer_user"]]
    assert [rights_of(user).reads_log for user in readers] == [True, True]


def test_it_can_run_twice(others, family, officer):
    create_demo(family, officer, **others)
    assert RoleGrant.objects.filter(role=Role.OFFICER).count() == 2
