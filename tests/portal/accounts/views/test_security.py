from __future__ import annotations

import time

import pytest
from django.test import Client

from portal.accounts import steps
from portal.accounts.models import RecoveryCode, TOTPDevice
from portal.accounts.models.totp_device import present_step
from portal.accounts.second_factor import replace_recovery_codes
from tests.factories.accounts import begin_sign_in, make_account, sign_in

pytestmark = pytest.mark.django_db
SECURITY, RENEW = "/en/account/security/", "/en/account/security/recovery-codes/"
REPLACE, CONFIRM = "/en/account/security/app/", "/en/account/security/app/new/"


@pytest.mark.parametrize("area", ["family", "staff", "cms"])
def test_every_kind_of_account_sees_its_own_protection(client, area):
    account = make_account(area)
    replace_recovery_codes(account.user)
    response = sign_in(client, account).get(SECURITY)
    assert (response.status_code, response.context["codes_left"]) == (200, 8)


@pytest.mark.parametrize("url", [SECURITY, RENEW, REPLACE, CONFIRM])
def test_without_both_factors_it_leads_to_signing_in(client, url):
    account = make_account()
    assert "/account/sign-in/" in begin_sign_in(client, account).post(url).url
    client.force_login(account.user)
    assert "/account/sign-in/" in client.post(url).url


def test_a_fresh_code_brings_new_recovery_codes_under_a_new_session_key(client):
    account = make_account()
    key = sign_in(client, account).session.session_key
    response = client.post(RENEW, {"code": account.code()})
    assert len(response.context["codes"]) == RecoveryCode.objects.count() == 8
    assert client.session.session_key != key


def test_a_wrong_code_changes_nothing(client):
    account = make_account()
    old = replace_recovery_codes(account.user)
    response = sign_in(client, account).post(RENEW, {"code": "000000"})
    assert response.status_code == 400
    assert any(row.matches(old[0]) for row in RecoveryCode.objects.all())


def test_guesses_here_wait_like_guesses_at_the_door(client):
    sign_in(client, make_account())
    assert [client.post(RENEW, {"code": "000000"}).status_code for _guess in range(2)] == [400, 429]


def connect_another(client, account, code):
    """The unconfirmed app that the page shows after this code."""
    client.post(REPLACE, {"code": code})
    return TOTPDevice.objects.get(user=account.user, confirmed=False)


def first_code(device):
    return device.code_at(present_step())


@pytest.mark.parametrize("with_recovery_code", [False, True])
def test_another_phone_takes_the_place_of_the_old_one(client, with_recovery_code):
    account = make_account()
    code = replace_recovery_codes(account.user)[0] if with_recovery_code else account.code()
    device = connect_another(sign_in(client, account), account, code)
    assert client.post(CONFIRM, {"code": first_code(device)}).url == SECURITY
    assert account.device == device
    assert client.get(SECURITY).status_code == 200


def test_a_new_phone_ends_the_sessions_of_the_old_one(client):
    account = make_account()
    elsewhere = sign_in(Client(), account)
    device = connect_another(sign_in(client, account), account, account.code())
    client.post(CONFIRM, {"code": first_code(device)})
    assert "/account/sign-in/" in elsewhere.get("/en/my/").url


def test_a_wrong_code_shows_no_new_picture(client):
    account = make_account()
    assert sign_in(client, account).post(REPLACE, {"code": "000000"}).status_code == 400
    assert client.get(CONFIRM).url == REPLACE


def test_until_its_first_code_the_old_app_stays(client):
    account = make_account()
    old = account.device
    connect_another(sign_in(client, account), account, account.code())
    assert client.post(CONFIRM, {"code": "000000"}).status_code == 400
    assert account.device == old


def test_another_accounts_new_phone_cannot_be_confirmed(client):
    account, other = make_account(), make_account()
    foreign = connect_another(sign_in(Client(), other), other, other.code())
    session = sign_in(client, account).session
    session[steps.KEY] = {"step": steps.REPLACE, "at": time.time(), "device": foreign.pk}
    session.save()
    assert client.post(CONFIRM, {"code": first_code(foreign)}).url == REPLACE


@pytest.mark.parametrize("change", [{"is_active": False}, {"password": "another hash"}])
def test_closing_an_account_or_changing_its_password_ends_its_sessions(client, change):
    account = make_account()
    sign_in(client, account)
    type(account.user).objects.update(**change)
    assert "/account/sign-in/" in client.get("/en/my/").url
