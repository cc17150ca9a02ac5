"""The right password without a code, tried at every address."""

from __future__ import annotations

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import resolve

from portal.access import PUBLIC
from tests.access.routes import all_routes
from tests.factories.accounts import begin_sign_in, make_account

pytestmark = pytest.mark.django_db
OPEN_NAMES = (
    "sign_in",
    "code",
    "recovery",
    "signed_out",
    "left",
    "lost",
    "password_reset",
    "password_reset_done",
)
OPEN_ACCOUNT_VIEWS = {f"accounts:{name}" for name in OPEN_NAMES}


@pytest.fixture(params=["family", "staff", "cms"])
def account(request):
    return make_account(request.param)


def signed_in(client):
    return SESSION_KEY in client.session


def is_open(route):
    return route.name in OPEN_ACCOUNT_VIEWS or resolve(route.path).func.gate is PUBLIC


def test_the_password_opens_only_what_is_open_to_all(account):
    opened = {
        route.name
        for route in all_routes()
        if not is_open(route) and begin_sign_in(Client(), account).get(route.path).status_code == 200
    }
    assert opened == set()


def test_no_address_signs_in_by_password(account):
    names = ("login", "username", "email")
    typed = dict.fromkeys(names, account.login) | {"password": account.password, "next": "/staff/", "submit": "1"}
    let_in = set()
    for route in all_routes():
        client = Client()
        client.post(route.path, typed)
        let_in |= {route.name} if signed_in(client) else set()
    assert let_in == set()


def test_no_address_but_the_code_signs_a_pending_visitor_in(account):
    """The code is only spent at the one address that takes it, so that one code serves the whole walk."""
    typed = account.credentials() | {"code": account.code(), "otp_token": account.code(), "token": account.code()}
    let_in = set()
    for route in all_routes():
        client = begin_sign_in(Client(), account)
        client.post(route.path, typed)
        let_in |= {route.name} if signed_in(client) else set()
    assert let_in == {"accounts:code"}
