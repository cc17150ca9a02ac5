from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from casework.scopes import scopes_of, scopes_of_case
from tests.factories.accounts import make_user
from tests.factories.casework import make_auditor, make_case, make_officer, make_supervisor, make_team

pytestmark = pytest.mark.django_db


def test_an_officer_searches_assigned_cases():
    officer = make_officer()
    case = make_case(officer=officer)
    assert scopes_of(officer) == {f"case:{case.pk}"}


def test_a_supervisor_searches_the_team():
    team = make_team()
    assert scopes_of(make_supervisor(team)) == {f"team:{team.pk}"}


def test_others_search_nothing():
    assert [scopes_of(actor) for actor in (None, AnonymousUser(), make_auditor(), make_user("family"))] == [set()] * 4


def test_a_case_belongs_to_itself_and_its_team():
    case = make_case()
    assert scopes_of_case(case) == {f"case:{case.pk}", f"team:{case.team_id}"}
