"""What a phone, a history and a sheet of paper show of an account: nothing that tells whose it is, or whom it belongs to."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from django.test import Client

from portal.accounts.authenticator import otpauth_url
from tests.factories.accounts import be_fresh, begin_sign_in, make_account, sign_in
from tests.factories.passkeys import add_passkey

pytestmark = pytest.mark.django_db
ENDS = ("", "app/", "passkey/", "paper/", "recovery-codes/")
TELLING = re.compile(r"athar|institution|missing|registration", re.IGNORECASE)


def title_of(response):
    return re.search(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL).group(1).strip()


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_s_05_titles_of_the_account_pages_are_neutral(client, end, method):
    account = make_account("staff", display_name="Rana Haddad")
    be_fresh(sign_in(client, account))
    if end == "" or (end, method) == ("app/", "post"):
        method = "get"
    title = title_of(getattr(client, method)(f"/en/account/security/{end}", {"label": "phone"}))
    assert title
    assert not [word for word in (account.login, "Rana", "Haddad") if word in title]
    assert not TELLING.search(title)


@pytest.mark.parametrize("end", ["sign-in/", "code/", "paper-code/", "recovery-code/"])
def test_s_05_titles_on_the_way_in_are_neutral(end):
    account = make_account()
    title = title_of(begin_sign_in(Client(), account).get(f"/en/account/{end}"))
    assert account.login not in title
    assert not TELLING.search(title)


@pytest.mark.parametrize("end", ["paper/", "recovery-codes/"])
def test_s_05_a_printed_sheet_tells_nothing_but_its_codes(client, end):
    account = make_account("staff", display_name="Rana Haddad")
    page = be_fresh(sign_in(client, account)).post(f"/en/account/security/{end}").content.decode()
    sheet = re.search(r'<section class="code-sheet.*?</section>', page, re.DOTALL).group()
    assert not [word for word in (account.login, "Rana", "Haddad", "account", "sign in") if word in sheet]
    assert not TELLING.search(sheet)


def test_s_05_an_app_is_told_a_neutral_name():
    account = make_account("staff", display_name="Rana Haddad")
    address = unquote(otpauth_url(account.device))
    assert address.startswith("otpauth://totp/Portal:")
    assert not [word for word in (account.login, "Rana", "Haddad", "Athar") if word in address]


def test_s_05_labels_of_factors_hold_no_free_text(client):
    account = make_account()
    be_fresh(sign_in(client, account))
    options = client.post("/en/account/security/passkey/options/").json()
    answer = client.post("/en/account/security/passkey/", {"credential": str(options), "label": "Rana's phone"})
    assert answer.status_code == 400
    _device, added = add_passkey(client)
    assert added.status_code == 302
