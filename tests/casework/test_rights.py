from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError
from django.utils import timezone

from casework.enums import Role
from casework.models import RoleGrant
from casework.rights import Rights, one_reading, rights_of
from tests.factories.accounts import make_user
from tests.factories.casework import make_grant, make_officer, make_staff, make_supervisor, make_team

pytestmark = pytest.mark.django_db


def test_an_account_without_a_grant_has_no_rights():
    assert rights_of(make_staff()) == Rights()


def test_an_officer_works_in_the_team():
    team = make_team()
    rights = rights_of(make_officer(team))
    assert (rights.works_on_cases, rights.teams, rights.member_of) == (True, frozenset(), {team.pk})


def test_a_supervisor_sees_the_team():
    team = make_team()
    assert rights_of(make_supervisor(team)).teams == {team.pk}


def test_an_ended_grant_gives_nothing():
    user = make_staff()
    make_grant(user, Role.OFFICER, make_team(), until=timezone.now() - dt.timedelta(seconds=1))
    assert rights_of(user) == Rights()


@pytest.mark.parametrize("area", ["family", "cms"])
def test_a_grant_to_another_area_gives_nothing(area):
    user = make_user(area)
    make_grant(user, Role.OFFICER, make_team())
    assert rights_of(user) == Rights()


def test_nobody_grants_a_role_alone():
    user, other = make_staff(), make_staff()
    with pytest.raises(IntegrityError):
        RoleGrant.objects.create(user=user, role=Role.OFFICER, asked_by=other, approved_by=other)


def test_nobody_approves_the_own_role():
    user, other = make_staff(), make_staff()
    with pytest.raises(IntegrityError):
        RoleGrant.objects.create(user=user, role=Role.OFFICER, asked_by=other, approved_by=user)


def test_one_piece_of_work_reads_the_grants_once(django_assert_num_queries):
    officer = make_officer()
    with django_assert_num_queries(1), one_reading(officer):
        assert rights_of(officer) == rights_of(officer)


def test_a_reading_counts_for_its_actor_alone():
    with one_reading(make_officer()):
        assert rights_of(make_staff()) == Rights()


def test_the_next_piece_of_work_reads_anew():
    officer = make_officer()
    with one_reading(officer):
        RoleGrant.objects.filter(user=officer).delete()
    assert rights_of(officer) == Rights()
