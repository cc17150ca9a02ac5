"""The sign-in and account pages that packages bring along."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import get_resolver

from tests.access.routes import reached, walk
from tests.factories.accounts import make_account, sign_in

pytestmark = pytest.mark.django_db
STOCK_DOORS = [
    "/admin/login/",
    "/django-admin/login/",
    "/accounts/login/",
    "/cms/login/",
    "/cms/password_reset/",
    "/cms/password_reset/confirm/MQ/abc-def/",
    "/cms/account/change_password/",
    "/cms/users/",
    "/cms/users/new/",
    "/en/_util/login/",
    "/en/_util/authenticate_with_password/1/1/",
    "/_util/login/",
    "/cms/password_reset/done/",
    "/cms/password_reset/complete/",
    "/cms/account/",
    "/en/accounts/login/",
    "/ar/_util/login/",
]
CLOSED_IN_PUBLISHING = {
    "login",
    "logout",
    "bulk",
    "account",
    "users",
    "password_reset",
    "images",
    "documents",
}
CLOSED_SETTINGS = [
    "WAGTAIL_PASSWORD_RESET_ENABLED",
    "WAGTAIL_PASSWORD_MANAGEMENT_ENABLED",
    "WAGTAIL_EMAIL_MANAGEMENT_ENABLED",
    "WAGTAILUSERS_PASSWORD_ENABLED",
]


@pytest.mark.parametrize("door", STOCK_DOORS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_02_a_stock_door_opens_for_nobody(client, door, method):
    account = make_account("cms", is_superuser=True)
    response = getattr(client, method)(door, {"username": account.login, "password": account.password})
    assert response.status_code in {302, 404, 405}  # a public page takes no post, wherever it is
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize("door", [door for door in STOCK_DOORS if door.startswith("/cms/") and door != "/cms/account/"])
def test_a_02_wagtails_account_pages_are_closed_to_a_superuser_too(door):
    client = sign_in(Client(), make_account("cms", is_superuser=True))
    assert client.post(door, {"name_email-email": "new@example.org"}).status_code == 404


def test_a_02_no_address_is_hidden_but_those_that_were_closed_on_purpose():
    patterns = walk(get_resolver().url_patterns)
    hidden = [levels for pattern, levels, namespaces in patterns if not reached(pattern, levels, namespaces)]
    assert {
        str(levels[1]).strip("^").split("/")[0].replace("(?:images|documents)", "images") for levels in hidden
    } <= CLOSED_IN_PUBLISHING
    assert {str(levels[0]) for levels in hidden} == {"cms/"}


@pytest.mark.parametrize("name", CLOSED_SETTINGS)
def test_a_02_wagtail_manages_no_password(name):
    assert getattr(settings, name) is False


def test_a_02_wagtails_account_page_changes_no_address(client):
    """It changed the e-mail address without asking for a password."""
    account = make_account("cms", is_superuser=True)
    before = type(account.user).objects.filter(pk=account.user.pk).values().get()
    typed = {"name_email-email": "new@example.org", "email": "new@example.org", "name_email-first_name": "X"}
    sign_in(client, account).post("/cms/account/", typed)
    after = type(account.user).objects.filter(pk=account.user.pk).values().get()
    assert {**after, "last_login": None} == {**before, "last_login": None}


def test_a_02_no_second_admin_is_installed():
    assert not apps.is_installed("django.contrib.admin")


def test_a_02_wagtails_way_out_is_ours():
    client = sign_in(Client(), make_account("cms"))
    assert client.post("/cms/logout/")["Clear-Site-Data"]
    assert SESSION_KEY not in client.session


def test_a_02_wagtails_account_page_leads_to_ours():
    client = sign_in(Client(), make_account("cms"))
    assert client.get("/cms/account/")["Location"] == "/en/account/security/"


@pytest.mark.parametrize("action", ["delete", "set_active_state", "assign_role"])
def test_a_02_accounts_are_out_of_reach_of_bulk_actions(action):
    victim = make_account("family")
    client = sign_in(Client(), make_account("cms", is_superuser=True))
    assert client.post(f"/cms/bulk/accounts/user/{action}/?id={victim.user.pk}").status_code == 404


def test_pages_keep_their_bulk_actions():
    client = sign_in(Client(), make_account("cms", is_superuser=True))
    assert client.get("/cms/bulk/wagtailcore/page/publish/?id=1").status_code != 404


@pytest.mark.parametrize("address", ["/en/my/some-registration", "/staff/cases/some-case"])
def test_the_way_to_the_slash_is_kept_nowhere(client, address):
    assert client.get(address)["Cache-Control"] == "no-store"


def test_an_impossible_id_is_as_absent_as_a_random_one():
    client = sign_in(Client(), make_account("family"))
    assert client.get("/en/my/%00/").status_code == 404
