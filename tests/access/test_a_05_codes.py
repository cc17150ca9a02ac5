"""A code of an app works once for its account, however it is brought, within a window that never moves."""

from __future__ import annotations

import time

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils import timezone

from portal.accounts.models import SignInThrottle, TOTPDevice
from tests.factories.accounts import begin_sign_in, make_account
from tests.threads import at_once

pytestmark = pytest.mark.django_db
CODE = "/en/account/code/"


def enter(account, code, client=None):
    """The answer to a code in a session of its own, after the right password; delays of earlier tries are over."""
    SignInThrottle.objects.update(open_at=timezone.now())
    return begin_sign_in(client or Client(), account).post(CODE, {"code": code})


def test_a_05_a_code_works_once():
    account = make_account()
    code = account.code()
    assert [enter(account, code).status_code for _time in range(2)] == [302, 400]


@pytest.mark.parametrize("again", ["{0} {1}", " {0}{1} ", "{0}-{1}", "{0}\u200f{1}"])
def test_a_05_a_used_code_is_used_with_spaces_too(again):
    account = make_account()
    code = account.code()
    enter(account, code)
    assert enter(account, again.format(code[:3], code[3:])).status_code == 400


def test_a_05_a_used_code_is_used_after_a_failed_sign_in_too():
    account = make_account()
    code = account.code()
    enter(account, code)
    enter(account, "000000")
    Client().post("/en/account/sign-in/", account.credentials() | {"password": "wrong"})
    assert enter(account, code).status_code == 400


def test_a_05_a_code_spent_at_the_door_proves_nothing_inside():
    account = make_account()
    client, code = Client(), account.code()
    enter(account, code, client)
    SignInThrottle.objects.all().delete()
    assert client.post("/en/account/confirm/", {"code": code}).status_code == 400


def test_a_05_a_code_spent_inside_does_not_open_the_door():
    account = make_account()
    client = Client()
    enter(account, account.code(-1), client)
    code = account.code()
    client.post("/en/account/confirm/", {"code": code})
    assert enter(account, code).status_code == 400


@pytest.mark.django_db(transaction=True)
def test_a_05_of_two_requests_at_once_one_enters():
    account = make_account()
    code, clients = account.code(), [Client(), Client()]
    for client in clients:
        begin_sign_in(client, account)
    SignInThrottle.objects.all().delete()
    at_once(*[lambda client=client: client.post(CODE, {"code": code}) for client in clients])
    assert sorted(SESSION_KEY in client.session for client in clients) == [False, True]


@pytest.mark.parametrize(
    ("seconds", "status"), [(-61, 400), (-60, 400), (-31, 400), (-30, 302), (0, 302), (59, 302), (60, 400), (90, 400)]
)
def test_a_05_the_window_is_one_step_before_and_after(monkeypatch, seconds, status):
    account = make_account()
    moment = 1_800_000_000  # the first second of a step
    code = account.device.code_at(moment // 30)
    monkeypatch.setattr("portal.accounts.models.totp_device.time.time", lambda: moment + seconds)
    assert bool(account.device.verify_token(code)) is (status == 302)


def test_a_05_a_code_that_was_used_stays_used_when_the_clock_jumps_back(monkeypatch):
    account = make_account()
    code, now = account.code(), time.time()
    enter(account, code)
    monkeypatch.setattr("portal.accounts.models.totp_device.time.time", lambda: now - 30)
    assert not account.device.verify_token(code)


def test_a_05_the_window_does_not_follow_a_phones_clock():
    assert settings.OTP_TOTP_SYNC is False
    assert not [field.name for field in TOTPDevice._meta.get_fields() if "drift" in field.name]


def test_a_05_each_of_two_apps_has_codes_of_its_own():
    account = make_account()
    other = TOTPDevice.objects.create(user=account.user, name="")
    first = TOTPDevice.objects.exclude(pk=other.pk).get(user=account.user)
    code = other.code_at(int(time.time()) // 30)
    assert first.seed != other.seed
    assert [enter(account, code).status_code for _time in range(2)] == [302, 400]
