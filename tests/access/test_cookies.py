"""Cookies and session rows: bound to one host, unreadable, and telling nothing to whoever reads a disk or a dump."""

from __future__ import annotations

import base64
import contextlib
import re
import zlib

import pytest
from django.conf import settings
from django.test import Client

from portal.accounts.models import Session
from tests.access.routes import all_routes
from tests.access.test_route_matrix import address, in_publishing
from tests.factories.accounts import make_account, sign_in

pytestmark = pytest.mark.django_db
CANARIES = ("سلمى", "الحمدان", "ATH-", "Canary Surname")
AGENT = "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0"


def readings(value):
    """The value as it stands, and as base64 and zlib would have it."""
    yield value
    for part in [value, *re.split(r"[:.]", value)]:
        with contextlib.suppress(ValueError):
            raw = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
            yield raw.decode("utf-8", "replace")
            with contextlib.suppress(zlib.error):
                yield zlib.decompress(raw).decode("utf-8", "replace")


def betrays(value, *also):
    return [canary for canary in (*CANARIES, *also) for text in readings(value) if canary in text]


def flaws(cookie):
    found = [flag for flag in ("secure", "httponly") if not cookie[flag]]
    found += [] if cookie["samesite"] in {"Lax", "Strict"} else ["samesite"]
    found += [] if (cookie["path"], cookie["domain"]) == ("/", "") else ["scope"]
    found += [] if cookie.key.startswith("__Host-") else ["name"]
    found += [] if len(cookie.OutputString()) < 4096 else ["size"]
    return found + betrays(cookie.value)


def walk(client, records, *, publishing=False):
    """Each cookie that any address sets."""
    for route in all_routes():
        if publishing or not in_publishing(route):
            for method in (client.get, client.post):
                yield from ((route.name, cookie) for cookie in method(address(route, records)).cookies.values())


@pytest.mark.parametrize("who", ["anonymous", "family", "officer"])
def test_s_04_each_cookie_of_the_whole_site_is_bound_hidden_and_empty_of_meaning(records, who):
    client = Client() if who == "anonymous" else sign_in(Client(), getattr(records, who))
    cookies = [(name, cookie) for name, cookie in walk(client, records) if cookie.value]
    assert {name: told for name, cookie in cookies if (told := flaws(cookie))} == {}
    assert {cookie.key for _name, cookie in cookies} <= {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}


@pytest.mark.parametrize("area", ["family", "staff", "cms"])
def test_s_04_the_cookies_of_an_entry_are_bound_and_hidden(client, area):
    account = make_account(area)
    client.get("/en/account/sign-in/")
    client.post("/en/account/sign-in/", account.credentials())
    client.post("/en/account/code/", {"code": account.code()})
    assert set(client.cookies) == {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    assert [told for cookie in client.cookies.values() if (told := flaws(cookie))] == []


def test_s_04_publishings_cookies_are_no_different():
    client = sign_in(Client(), make_account("cms", is_superuser=True))
    cookies = client.get("/cms/").cookies.values()
    assert [told for cookie in cookies if cookie.value and (told := flaws(cookie))] == []


def test_s_04_public_pages_set_no_cookie(client):
    assert [client.get(path).cookies for path in ("/", "/en/search/", "/robots.txt")] == [{}, {}, {}]


def test_s_04_a_session_row_holds_no_person_no_address_and_no_user_agent(records):
    client = Client(headers={"User-Agent": AGENT}, REMOTE_ADDR="198.51.100.23")
    account = make_account("staff", display_name="Canary Surname")
    client.get("/staff/?q=Canary+Surname")
    client.post("/en/account/sign-in/", account.credentials() | {"next": "/staff/?q=Canary+Surname"})
    client.post("/en/account/code/", {"code": account.code()})
    row = Session.objects.get()
    assert row.label == "firefox:android"
    also = (AGENT, "198.51.100.23", account.login, client.cookies[settings.SESSION_COOKIE_NAME].value)
    told = [betrays(str(getattr(row, field.attname)), *also) for field in Session._meta.fields]
    assert [found for found in told if found] == []


def test_s_04_a_session_key_from_a_dump_opens_nothing():
    sign_in(Client(), make_account())
    for value in Session.objects.values_list("session_key", "id_shown").get():
        thief = Client()
        thief.cookies[settings.SESSION_COOKIE_NAME] = value
        assert thief.get("/en/my/").status_code == 302


def test_s_04_what_somebody_looked_for_is_in_no_other_address(client):
    assert "Canary" not in client.get("/staff/?q=Canary").url


def test_messages_lie_in_the_session_and_not_in_a_cookie():
    assert settings.MESSAGE_STORAGE == "django.contrib.messages.storage.session.SessionStorage"
