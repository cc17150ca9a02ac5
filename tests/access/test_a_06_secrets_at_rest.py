"""Whoever steals the database reads no seed and no code, and a code that was used or replaced is void."""

from __future__ import annotations

import base64

import pytest

from portal.accounts.models import TOTPDevice
from portal.accounts.models.paper_list import CODES as PAPER_CODES
from portal.accounts.second_factor import accept_recovery_code, replace_recovery_codes
from tests.database.tools import dump
from tests.factories.accounts import be_fresh, make_account, make_invitation, sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "four quiet words here"


def seed_forms(seed):
    raw = base64.b32decode(seed)
    return [seed, raw.hex(), base64.b64encode(raw).decode(), seed.encode().hex()]


def code_forms(code):
    plain = code.replace("-", "")
    return [code, plain, code.encode().hex(), plain.encode().hex()]


def found_in(text, forms):
    return [form for form in forms if form.upper() in text]


@pytest.mark.django_db(transaction=True)
def test_a_06_a_dump_holds_no_seed_and_no_code_that_was_shown(client):
    token, user = make_invitation()
    client.post(f"/en/account/invitation/{token}/", {"password": PASSWORD, "password_again": PASSWORD})
    client.post("/en/account/factor/app/", {"begin": "1"})
    device = TOTPDevice.objects.get(user=user)
    page = client.post("/en/account/factor/app/", {"code": device.code_at(device.fresh_steps()[0])})
    account = make_account()
    paper = be_fresh(sign_in(client, account)).post("/en/account/security/paper/").context["codes"]
    text = dump().decode().upper()
    assert "ACCOUNTS_TOTPDEVICE" in text
    assert f"\\\\X{bytes(TOTPDevice.objects.values_list('seed', flat=True)[0]).hex()}".upper() in text
    assert len(page.context["codes"]) + len(paper) == 8 + PAPER_CODES
    shown = [form for code in (*page.context["codes"], *paper) for form in code_forms(code)]
    assert found_in(text, [*seed_forms(device.seed), *seed_forms(account.totp_secret), *shown]) == []
    assert found_in(text, [token, PASSWORD]) == []


def test_a_06_a_recovery_code_works_once(client):
    account = make_account()
    code = replace_recovery_codes(account.user)[0]
    assert accept_recovery_code(account.user, code)
    assert accept_recovery_code(account.user, code) is None


def test_a_06_new_recovery_codes_void_the_old_ones_and_are_shown_once(client):
    account = make_account()
    old = replace_recovery_codes(account.user)
    page = be_fresh(sign_in(client, account)).post("/en/account/security/recovery-codes/")
    new = page.context["codes"]
    assert not any(accept_recovery_code(account.user, code) for code in old)
    assert new[0] not in client.get("/en/account/security/recovery-codes/").content.decode()
    assert accept_recovery_code(account.user, new[0])


def test_a_06_a_recovery_code_has_at_least_112_random_bits():
    code = replace_recovery_codes(make_account().user)[0].replace("-", "")
    assert 29 ** len(code) >= 2**112


def test_a_06_a_code_that_was_shown_is_kept_in_no_session(client):
    account = make_account()
    page = be_fresh(sign_in(client, account)).post("/en/account/security/paper/")
    assert not [code for code in page.context["codes"] if code in str(dict(client.session))]
