from __future__ import annotations

import pytest

from casework.demo.people import create_demo
from casework.enums import CaseState, Role
from casework.models import Case, Registration, RoleGrant
from casework.rights import rights_of
from casework.roles import Subject, holds
from casework.services.people_search import people_search
from casework.stages import Stage, family_stage
from tests.factories.accounts import make_user
from tests.factories.casework import make_staff

pytestmark = pytest.mark.django_db
ACCOUNTS = {
    "second_family_user": "family",
    "other_officer_user": "staff",
    "supervisor_user": "staff",
}
COLLEAGUES = (
    *(Role.ANALYST, Role.SUPPORT_OFFICER, Role.ADVOCATE),
    *(Role.PROTECTION_OFFICER, Role.HEAD, Role.AUDITOR),
)


@pytest.fixture
def family():
    return make_user("family")


@pytest.fixture
def officer():
    return make_staff()


@pytest.fixture
def others(family, officer):
    others = {name: make_user(area) for name, area in ACCOUNTS.items()}
    others["colleagues"] = {role: make_staff() for role in COLLEAGUES}
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


@pytest.mark.parametrize("role", COLLEAGUES)
def test_a_colleague_holds_one_role(others, role):
    assert rights_of(others["colleagues"][role]).reads_log is holds(role, "R", Subject.LOG)


@pytest.mark.parametrize("role", COLLEAGUES)
def test_a_colleague_meets_the_families_cases_where_the_role_reads_cases(others, role):
    seen = Case.objects.visible_to(others["colleagues"][role]).count()
    assert seen == (3 if holds(role, "R", Subject.CASE) else 0)


def test_it_can_run_twice(others, family, officer):
    create_demo(family, officer, **others)
    assert RoleGrant.objects.filter(role=Role.OFFICER).count() == 2
