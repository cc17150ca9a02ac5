"""What another site can make a browser do here: nothing."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from portal.crossing import needs_no_token
from tests.access.routes import all_routes
from tests.access.test_route_matrix import address, in_publishing
from tests.factories.accounts import make_account, sign_in

pytestmark = pytest.mark.django_db
WAYS_OUT = {"accounts:sign_out": "a way out must never fail", "accounts:leave": "a way out must never fail"}
LINK = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
PRIVATE = ["/en/my/", "/en/account/security/", "/en/account/sign-in/", "/en/account/confirm/"]
TRACES = {"casework_auditevent", "accounts_session", "accounts_signinthrottle"}


def own_routes():
    return [route for route in all_routes() if not in_publishing(route)]


def insider(route, records, **options):
    account = records.officer if route.name.startswith("casework:") else records.family
    return sign_in(Client(**options), account)


@pytest.mark.parametrize("elsewhere", [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_s_06_no_form_without_our_token_is_taken(records, elsewhere):
    taken = {}
    for route in own_routes():
        client = insider(route, records, enforce_csrf_checks=True)
        status = client.post(address(route, records), headers=elsewhere).status_code
        taken |= {route.name: status} if status < 400 else {}
    assert taken.keys() == WAYS_OUT.keys()


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("dest", ["iframe", "image", "script", "empty"])
def test_s_06_a_private_page_is_given_to_no_other_sites_page(site, dest):
    client = sign_in(Client(), make_account())
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": dest}
    assert [client.get(path, headers=headers).status_code for path in PRIVATE] == [403] * len(PRIVATE)


def test_s_06_another_sites_form_is_refused_even_with_a_token():
    client = sign_in(Client(), make_account())
    headers = LINK | {"Sec-Fetch-Site": "same-site"}
    assert client.post("/en/account/security/sessions/others/end/", headers=headers).status_code == 403


@pytest.mark.parametrize("headers", [LINK, {"Sec-Fetch-Site": "none"}, {"Sec-Fetch-Site": "same-origin"}, {}])
def test_a_link_a_bookmark_and_an_old_browser_come_in(headers):
    client = sign_in(Client(), make_account())
    assert [client.get(path, headers=headers).status_code for path in PRIVATE] == [200] * len(PRIVATE)


def test_public_pages_may_be_linked_from_anywhere(client):
    assert client.get("/", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "image"}).status_code == 200


class Writes:
    """The tables that a request writes to."""

    def __init__(self):
        self.tables = set()

    def __call__(self, execute, sql, params, many, context):
        words = sql.replace('"', "").split()
        if words[0].upper() in {"INSERT", "UPDATE", "DELETE"}:
            self.tables.add(words[1] if words[0].upper() == "UPDATE" else words[2])
        return execute(sql, params, many, context)


def test_s_06_looking_changes_nothing_but_its_own_trace(records):
    written = {}
    for route in own_routes():
        client, writes = insider(route, records), Writes()
        with connection.execute_wrapper(writes):
            client.get(address(route, records))
        written |= {route.name: left} if (left := writes.tables - TRACES) else {}
    assert written == {}


def test_s_06_publishing_is_looked_at_without_a_change():
    client, writes = sign_in(Client(), make_account("cms", is_superuser=True)), Writes()
    with connection.execute_wrapper(writes):
        for path in ("/cms/", "/cms/pages/", "/cms/reports/locked/", "/cms/api/main/pages/"):
            client.get(path)
    assert {table for table in writes.tables if table.startswith(("casework", "publications"))} <= TRACES


@pytest.mark.parametrize(
    "wished",
    [
        "https://evil.example/",
        "//evil.example/en/my/",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        " https://evil.example",
        "/\tevil.example",
        "http://testserver@evil.example/",
        "/en/my/\r\nSet-Cookie: a=b",
        "%2f%2fevil.example",
        "/..//evil.example",
    ],
)
def test_s_06_signing_in_leads_to_no_other_host(client, wished):
    account = make_account()
    client.post("/en/account/sign-in/", account.credentials() | {"next": wished})
    assert client.post("/en/account/code/", {"code": account.code()}).url == "/en/my/"


def test_only_the_ways_out_need_no_token(rf):
    request = rf.post("/")
    request.resolver_match = None
    assert not needs_no_token(request)
