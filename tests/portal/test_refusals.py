from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from casework.audit import EventTag
from casework.models import AuditEvent
from tests.factories.accounts import begin_sign_in, make_account, sign_in

pytestmark = pytest.mark.django_db


def refused():
    return list(AuditEvent.objects.filter(tag=EventTag.GATE_REFUSED).values_list("actor_id", "subject_id"))


@pytest.mark.parametrize(
    ("area", "address", "route"),
    [("family", "/staff/", "casework:case_list"), ("staff", "/en/my/", "family:registrations")],
)
def test_l_01_another_areas_gate_leaves_a_trace(client, area, address, route):
    account = make_account(area)
    assert sign_in(client, account).get(address).status_code == 404
    assert refused() == [(account.user.pk, route)]


def test_l_01_between_the_two_steps_a_refusal_leaves_a_trace(client):
    begin_sign_in(client, make_account("staff"))
    assert client.get("/staff/").status_code == 302
    assert refused() == [(None, "casework:case_list")]


@pytest.mark.parametrize("cookies", [{}, {settings.SESSION_COOKIE_NAME: "invented"}])
def test_strangers_cannot_fill_the_log(cookies):
    client = Client()
    client.cookies.load(cookies)
    assert client.get("/staff/").status_code == 302
    assert refused() == []


def test_who_passes_leaves_no_refusal(client):
    assert sign_in(client, make_account("family")).get("/en/my/").status_code == 200
    assert refused() == []


def test_l_01_a_try_that_came_too_soon_leaves_a_trace(client):
    account = make_account("family")
    typed = {"login": account.login, "password": "wrong"}
    answers = [client.post("/en/account/sign-in/", typed).status_code for _try in range(2)]
    assert answers == [400, 429]
    event = AuditEvent.objects.get(tag=EventTag.ACCOUNT_ENTRY_REFUSED)
    assert event.subject_id == str(account.user.pk)


@pytest.mark.parametrize("typed", ["my secret words", "4821773"])
def test_l_04_a_number_that_nobody_has_stands_nowhere_in_the_log(client, typed):
    """People type passwords there too, and their own number with a digit missing."""
    for _try in range(2):
        client.post("/en/account/sign-in/", {"login": typed, "password": "wrong"})
    event = AuditEvent.objects.get(tag=EventTag.ACCOUNT_ENTRY_REFUSED)
    assert (event.subject_type, event.subject_id == typed, "secret" in event.subject_id) == ("login", False, False)
