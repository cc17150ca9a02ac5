from __future__ import annotations

import pytest
from django.test import Client

from casework.enums import Role
from casework.models import Assignment, Case, Recusal
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_case, make_glass, make_grant, make_officer, make_recusal, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(officer, team):
    return make_case(officer=officer, team=team)


@pytest.fixture
def leading(team):
    """The supervisor's browser."""
    account = make_account("staff", language="en")
    make_grant(account.user, Role.SUPERVISOR, team)
    return sign_in(Client(), account)


def post(client, case, act, **typed):
    return client.post(f"/staff/cases/{case.pk}/{act}/", typed)


def test_sealing_leads_the_supervisor_away(leading, case):
    assert post(leading, case, "seal", reason="at risk")["Location"] == "/staff/"
    assert leading.get(f"/staff/cases/{case.pk}/").status_code == 404


def test_sealing_leads_an_officer_back(inside, case):
    assert post(inside, case, "seal", reason="at risk")["Location"] == f"/staff/cases/{case.pk}/access/"
    assert b"This case is sealed" in inside.get(f"/staff/cases/{case.pk}/access/").content


def test_a_reason_is_needed(inside, case):
    assert post(inside, case, "seal").status_code == 400
    assert Case.objects.get().sealed_at is None


def test_sealing_twice_says_that_nothing_was_changed(inside, case):
    post(inside, case, "seal", reason="at risk")
    response = post(inside, case, "seal", reason="at risk")
    assert (response.status_code, b"Nothing was changed" in response.content) == (409, True)


def test_unsealing(inside, case):
    post(inside, case, "seal", reason="at risk")
    post(inside, case, "unseal", reason="safe now")
    assert Case.objects.get().sealed_at is None


def test_a_colleague_of_the_team_is_assigned(leading, case, team):
    colleague = make_officer(team)
    post(leading, case, "assign", colleague=colleague.pk, reason="speaks Kurdish")
    assert Assignment.objects.filter(case=case, officer=colleague, until=None).exists()


def test_an_assignment_is_ended(leading, case):
    leading.post(f"/staff/cases/{case.pk}/unassign/{case.assignments.get().pk}/")
    assert not Assignment.objects.filter(until=None).exists()


def test_a_colleague_is_kept_away_and_let_in_again(leading, case, officer):
    post(leading, case, "recuse", colleague=officer.pk)
    recusal = Recusal.objects.get()
    leading.post(f"/staff/cases/{case.pk}/recusals/{recusal.pk}/end/", {"reason": "another person"})
    recusal.refresh_from_db()
    assert recusal.until is not None


def test_an_officer_reads_no_recusal(inside, case):
    make_recusal(case, make_staff(display_name="Jonas"))
    assert b"Jonas" not in inside.get(f"/staff/cases/{case.pk}/access/").content


def test_those_who_answer_see_who_reads_in_need(inside, case):
    make_glass(case, make_staff(display_name="Jonas"))
    assert b"Jonas" in inside.get(f"/staff/cases/{case.pk}/access/").content


@pytest.mark.parametrize("act", ["seal", "unseal", "assign", "recuse"])
def test_coming_back_from_a_confirmation_leads_to_the_page(inside, case, act):
    assert inside.get(f"/staff/cases/{case.pk}/{act}/")["Location"] == f"/staff/cases/{case.pk}/access/"


def test_an_end_without_a_reason_is_told_beside_the_recusal(leading, case):
    recusal = make_recusal(case, make_staff())
    response = post(leading, case, f"recusals/{recusal.pk}/end")
    assert response.status_code == 400
    assert f'href="#reason-{recusal.pk}"' in response.text.split('id="kept-away"')[1]
