from __future__ import annotations

import pytest
from django.test import Client

from casework.enums import Role
from casework.models import RoleGrant
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_grant, make_staff, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return make_team()


@pytest.fixture
def supervisor(team):
    return signed_in(Role.SUPERVISOR, team)


@pytest.fixture
def guardian():
    return signed_in(Role.PROTECTION_OFFICER)


def signed_in(role, team=None):
    account = make_account("staff", language="en", display_name="Leyla")
    make_grant(account.user, role, team)
    client = sign_in(Client(), account)
    client.user = account.user
    return client


def ask(client, **typed):
    return client.post("/staff/roles/ask/", typed)


def test_a_role_is_asked_for_and_approved_by_another(supervisor, guardian, team):
    colleague = make_staff(display_name="Rana")
    assert ask(supervisor, colleague=colleague.pk, role=Role.OFFICER, team=team.pk)["Location"] == "/staff/roles/"
    grant = RoleGrant.objects.get(user=colleague)
    guardian.post(f"/staff/roles/{grant.pk}/approve/")
    grant.refresh_from_db()
    assert grant.approved_by == guardian.user


def test_a_waiting_request_is_offered_to_others_alone(supervisor, guardian, team):
    ask(supervisor, colleague=make_staff().pk, role=Role.OFFICER, team=team.pk)
    offered = [b"Approve for" in client.get("/staff/roles/").content for client in (supervisor, guardian)]
    assert offered == [False, True]


def test_a_supervisor_reads_the_own_team_alone(supervisor):
    make_grant(make_staff(display_name="Jonas"), Role.OFFICER, make_team())
    listed = supervisor.get("/staff/roles/").content.decode().split("Ask for a role")[0]
    assert "Jonas" not in listed


def test_a_protection_officer_reads_all(guardian):
    make_grant(make_staff(display_name="Jonas"), Role.OFFICER, make_team())
    assert b"Jonas" in guardian.get("/staff/roles/").content


def test_a_role_is_ended(guardian, team):
    grant = make_grant(make_staff(), Role.OFFICER, team)
    guardian.post(f"/staff/roles/{grant.pk}/end/")
    grant.refresh_from_db()
    assert grant.until is not None


def test_a_role_that_needs_a_team_says_so(guardian):
    response = ask(guardian, colleague=make_staff().pk, role=Role.OFFICER)
    assert (response.status_code, b"Nothing was changed" in response.content) == (409, True)


def test_an_act_twice_changes_nothing_and_says_so(guardian, team):
    grant = make_grant(make_staff(), Role.OFFICER, team)
    guardian.post(f"/staff/roles/{grant.pk}/end/")
    assert guardian.post(f"/staff/roles/{grant.pk}/end/").status_code == 409


@pytest.mark.parametrize(("language", "word"), [("ar", 'dir="rtl"'), ("en", 'dir="ltr"')])
def test_the_page_speaks_the_readers_language(team, language, word):
    account = make_account("staff", language=language)
    make_grant(account.user, Role.SUPERVISOR, team)
    assert word in sign_in(Client(), account).get("/staff/roles/").content.decode()
