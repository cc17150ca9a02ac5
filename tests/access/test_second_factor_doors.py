"""The right password without a code, tried at every address."""

from __future__ import annotations

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import resolve

from portal.access import PUBLIC
from portal.accounts.models import SignInThrottle
from portal.accounts.second_factor import replace_recovery_codes
from tests.access.routes import all_routes
from tests.factories.accounts import begin_sign_in, make_account

pytestmark = pytest.mark.django_db
OPEN_ACCOUNT_VIEWS = {f"accounts:{name}" for name in ("sign_in", "code", "paper", "recovery", "signed_out", "left")}
COMPLETION_VIEWS = {"accounts:code", "accounts:recovery"}
"""The only addresses after which a session may hold an account. Passkeys add theirs here."""
WITHOUT_A_FACTOR = ("sign_in", "signed_out", "left", "lost", "password_reset", "password_reset_done")
BETWEEN_THE_STEPS = ("code", "recovery", "paper", "passkey_options")
ALLOWED = {"tour"} | {f"accounts:{name}" for name in WITHOUT_A_FACTOR + BETWEEN_THE_STEPS}
LOGIN_FIELDS = ("login", "username", "email", "user", "identifier", "id_login", "auth-username")
PASSWORD_FIELDS = ("password", "password1", "passwd", "auth-password", "present", "current_password", "old_password")
CODE_FIELDS = ("code", "otp_token", "token", "otp", "pin", "verification_code", "token-otp_token")
OTHER_FIELDS = {"next": "/staff/", "submit": "1", "remember": "1", "check_kind": "in_person", "check_note": "x"}


@pytest.fixture(params=["family", "staff", "cms"])
def account(request):
    return make_account(request.param)


def signed_in(client):
    return SESSION_KEY in client.session


def is_open(route):
    return route.name in ALLOWED or resolve(route.path).func.gate is PUBLIC


def everything_right(account, **more):
    """Number and password under every name that a form could give them, in one posting."""
    typed = dict.fromkeys(LOGIN_FIELDS, account.login) | dict.fromkeys(PASSWORD_FIELDS, account.password)
    return typed | OTHER_FIELDS | more


def let_in_by(client_of, typed):
    """The addresses after which the session holds an account; each is tried in a browser of its own."""
    found = set()
    for route in all_routes():
        client = client_of()
        SignInThrottle.objects.all().delete()  # a door that refused delays the next ones
        client.post(route.path, typed)
        found |= {route.name} if signed_in(client) else set()
    return found


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_01_the_password_opens_only_what_is_open_to_all(account, method):
    opened = {
        route.name
        for route in all_routes()
        if not is_open(route) and getattr(begin_sign_in(Client(), account), method)(route.path).status_code == 200
    }
    assert opened == set()


def test_a_01_no_address_signs_in_by_password(account):
    assert let_in_by(Client, everything_right(account)) == set()


def test_a_01_no_address_signs_in_by_password_and_code_in_one_posting(account):
    assert let_in_by(Client, everything_right(account, **dict.fromkeys(CODE_FIELDS, account.code()))) == set()


def test_a_01_only_the_completion_views_let_a_pending_visitor_in(account):
    """A code is spent where it is taken, so that the two walks share no code."""
    by_code, by_list = account.code(), replace_recovery_codes(account.user)[0]
    found = set()
    for code in (by_code, by_list):
        typed = everything_right(account, **dict.fromkeys(CODE_FIELDS, code))
        found |= let_in_by(lambda: begin_sign_in(Client(), account), typed)
    assert found == COMPLETION_VIEWS


def test_a_01_a_pending_visitor_is_nobody(account):
    """Not even to a view that forgot to ask: the request itself is anonymous."""
    response = begin_sign_in(Client(), account).get("/en/account/sign-in/")
    assert not response.wsgi_request.user.is_authenticated
