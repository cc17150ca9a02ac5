"""Dangerous acts ask for a second factor of the last ten minutes."""

from __future__ import annotations

import pytest
from django.test import Client

from casework.audit import EventTag
from casework.exceptions import FreshFactorNeeded
from casework.models import AuditEvent
from portal import dangerous_acts, step_up
from portal.access import GateMiddleware
from portal.accounts import clock
from portal.dangerous_acts import NEEDS_FRESH_FACTOR, ORDINARY
from tests.access.routes import all_routes
from tests.access.test_route_matrix import address, in_publishing
from tests.factories.accounts import make_account, sign_in

pytestmark = pytest.mark.django_db
MINUTE = 60
SESSIONS, CONFIRM = "/en/account/security/sessions/", "/en/account/confirm/"
NOON = 1_900_000_000.0


@pytest.fixture
def stop_clock(monkeypatch):
    def stop(at):
        monkeypatch.setattr(clock, "seconds", lambda: at)

    stop(NOON)
    return stop


@pytest.fixture
def one_act(monkeypatch):
    """The list of sessions, as if it were dangerous, so that the gate itself is met whatever stands in the list."""
    monkeypatch.setitem(dangerous_acts.NEEDS_FRESH_FACTOR, "accounts:sessions", "sample")


def takes_post(route, records):
    """Asked by someone who stands inside the area, each time anew: some acts sign out."""
    client = Client()
    if route.name.startswith(("accounts:", "family:")):
        sign_in(client, records.family)
    elif route.name.startswith(("casework:", "staff_accounts:")):
        sign_in(client, records.officer)
    return client.post(address(route, records)).status_code != 405


def test_a_12_every_act_stands_in_one_half_of_the_list(records):
    routes = [route for route in all_routes() if not in_publishing(route)]
    acts = {route.name for route in routes if takes_post(route, records)}
    assert acts - NEEDS_FRESH_FACTOR.keys() - ORDINARY.keys() == set()
    assert NEEDS_FRESH_FACTOR.keys() & ORDINARY.keys() == set()


def test_a_12_the_list_names_no_address_that_is_gone():
    assert NEEDS_FRESH_FACTOR.keys() | ORDINARY.keys() <= {route.name for route in all_routes()}


def test_a_12_each_listed_act_is_done_after_nine_minutes_and_asks_after_eleven(stop_clock, one_act, records):
    for route in [route for route in all_routes() if route.name in NEEDS_FRESH_FACTOR]:
        for area in ("family", "staff"):
            stop_clock(NOON)
            client = sign_in(Client(), make_account(area))
            path = address(route, records)
            stop_clock(NOON + 11 * MINUTE)
            asked = [client.get(path), client.post(path)]
            stop_clock(NOON + 9 * MINUTE)
            done = client.post(path)
            on_its_way = [response.get("Location", "").startswith(CONFIRM) for response in (*asked, done)]
            if route.name.startswith("accounts:") or area == "staff":
                assert on_its_way == [True, True, False], (route.name, area)


def test_a_12_a_fresh_code_leads_back_under_a_new_key(client, stop_clock, one_act):
    account = make_account()
    old = sign_in(client, account).session.session_key
    stop_clock(NOON + 11 * MINUTE)
    asked = client.get(SESSIONS)
    assert asked.status_code == 303
    answer = client.post(asked.url, {"code": account.code(), "next": SESSIONS})
    assert answer.url == SESSIONS
    assert client.get(SESSIONS).status_code == 200
    assert client.session.session_key != old
    tags = set(AuditEvent.objects.filter(actor_id=account.user.pk).values_list("tag", flat=True))
    assert tags >= {EventTag.ACCOUNT_STEP_UP_ASKED, EventTag.ACCOUNT_STEPPED_UP}


def test_a_12_a_wrong_code_refreshes_nothing(client, stop_clock, one_act):
    sign_in(client, make_account())
    stop_clock(NOON + 11 * MINUTE)
    assert client.post(CONFIRM, {"code": "000000", "next": SESSIONS}).status_code == 400
    assert client.get(SESSIONS).status_code == 303


def test_a_12_a_session_from_before_the_change_is_not_fresh(client, one_act):
    account = make_account()
    sign_in(client, account)
    session = client.session
    del session["factor_shown_at"]
    session.save()
    assert client.post(SESSIONS).status_code == 303


def test_a_12_without_a_second_factor_a_dangerous_act_leads_to_signing_in(client, one_act):
    client.force_login(make_account().user)
    assert "/account/sign-in/" in client.post(SESSIONS).url


def test_a_12_a_posted_form_leads_back_to_the_page_it_stood_on(client, stop_clock, one_act):
    sign_in(client, make_account())
    stop_clock(NOON + 11 * MINUTE)
    answer = client.post(SESSIONS, headers={"Referer": "http://testserver/en/account/security/app/?secret=1"})
    assert answer.url.endswith("?next=%2Fen%2Faccount%2Fsecurity%2Fapp%2F")


def test_a_12_a_service_may_ask_for_itself(rf):
    request = rf.get("/staff/")
    request.user = make_account("staff", language="ar").user
    answer = GateMiddleware(lambda _request: None).process_exception(request, FreshFactorNeeded())
    assert answer.url == "/ar/account/confirm/?next=%2Fstaff%2F"
    assert GateMiddleware(lambda _request: None).process_exception(request, ValueError()) is None


@pytest.mark.parametrize(
    "wished",
    ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/staff/", "\thttps://e.x"],
)
def test_s_06_confirming_leads_nowhere_else(client, wished):
    account = make_account()
    sign_in(client, account)
    assert client.post(CONFIRM, {"code": account.code(), "next": wished}).url == "/en/my/"


def test_the_gate_asks_the_list():
    assert step_up.NEEDS_FRESH_FACTOR is NEEDS_FRESH_FACTOR
