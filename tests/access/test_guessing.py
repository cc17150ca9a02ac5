"""Guessing, from one place at many accounts and from many places at one."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils import timezone

from portal.accounts import throttle
from portal.accounts.models import SignInThrottle
from portal.accounts.second_factor import replace_recovery_codes
from tests.factories.accounts import begin_sign_in, make_account

pytestmark = pytest.mark.django_db
SIGN_IN, CODE, RECOVERY, RESET = (
    f"/en/account/{step}/" for step in ("sign-in", "code", "recovery-code", "new-password")
)
PLACES = ["192.0.2.7", "198.51.100.9", "2001:db8:1::1", "2001:db8:2::1"]
QUARTER = dt.timedelta(minutes=15)
NEW = "a lemon tree by the well"


@pytest.fixture
def account():
    return make_account()


def wrong_password(client, account, place):
    return client.post(SIGN_IN, account.credentials() | {"password": "wrong"}, REMOTE_ADDR=place)


def wrong_code(client, account, place):
    return begin_sign_in(client, account).post(CODE, {"code": "000000"}, REMOTE_ADDR=place)


def wrong_recovery_code(client, account, place):
    return begin_sign_in(client, account).post(RECOVERY, {"code": "2345-6789-ABCD"}, REMOTE_ADDR=place)


def wrong_reset(client, account, place):
    typed = {"login": account.login, "code": "2345-6789-ABCD", "password": NEW, "password_again": NEW}
    return client.post(RESET, typed, REMOTE_ADDR=place)


DOORS = [wrong_password, wrong_code, wrong_recovery_code, wrong_reset]


def time_passes(span):
    for row in SignInThrottle.objects.all():
        row.open_at, row.counted_at = row.open_at - span, row.counted_at - span
        row.save()


@pytest.mark.parametrize("second", DOORS)
@pytest.mark.parametrize("first", DOORS)
def test_a_07_all_doors_share_one_count(account, first, second):
    assert first(Client(), account, PLACES[0]).status_code == 400
    assert second(Client(), account, PLACES[1]).status_code == 429


@pytest.mark.parametrize("door", DOORS)
def test_a_07_many_places_at_one_account_wait_together(account, door):
    answers = [door(Client(), account, place).status_code for place in PLACES]
    assert answers == [400, 429, 429, 429]


@pytest.mark.parametrize("place", PLACES)
def test_a_07_one_place_at_many_accounts_waits(place):
    logins = [f"{number:08}" for number in range(throttle.FREE_FAILURES["address"] + 2)]
    answers = [
        Client().post(SIGN_IN, {"login": login, "password": "wrong"}, REMOTE_ADDR=place).status_code for login in logins
    ]
    assert answers[-1] == 429
    assert set(answers[:-1]) == {400}


def test_a_07_the_owner_comes_in_within_a_quarter_of_an_hour(account):
    """Also where she never was before, after a whole night of guessing."""
    for _guess in range(20):
        wrong_password(Client(), account, PLACES[0])
        SignInThrottle.objects.update(open_at=timezone.now())
    wrong_password(Client(), account, PLACES[0])
    assert wrong_password(Client(), account, PLACES[1])["Retry-After"] == "900"
    time_passes(QUARTER)
    client = Client()
    client.post(SIGN_IN, account.credentials(), REMOTE_ADDR=PLACES[2])
    client.post(CODE, {"code": account.code()}, REMOTE_ADDR=PLACES[2])
    assert SESSION_KEY in client.session


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-Ip", "Forwarded", "Client-Ip", "X-Client-Ip", "Via"])
def test_a_07_no_header_makes_another_place(account, header):
    codes = [
        Client()
        .post(SIGN_IN, {"login": f"{number:08}", "password": "x"}, headers={header: f"203.0.113.{number}"})
        .status_code
        for number in range(throttle.FREE_FAILURES["address"] + 2)
    ]
    assert codes[-1] == 429


def test_a_07_a_shared_address_forgets_a_failure_a_minute():
    """Many failures behind one camp's address, and its neighbours wait a minute, not a quarter of an hour."""
    for number in range(throttle.FREE_FAILURES["address"] + 8):
        throttle.admit(login=f"{number:08}", address=PLACES[0])
        SignInThrottle.objects.update(open_at=timezone.now())
    time_passes(dt.timedelta(minutes=8))
    throttle.admit(login="00009999", address=PLACES[0])
    throttle_row = SignInThrottle.objects.get(kind="address")
    assert throttle_row.failures == throttle.FREE_FAILURES["address"] + 1


def test_a_07_an_address_that_fails_all_day_never_waits_long():
    waits = []
    for number in range(120):
        throttle.admit(login=f"{number:08}", address=PLACES[0])
        row = SignInThrottle.objects.get(kind="address")
        waits.append(row.open_at - timezone.now())
        time_passes(max(waits[-1], dt.timedelta(seconds=1)))
    assert max(waits) <= dt.timedelta(seconds=130)


def test_a_07_half_minutes_are_not_lost():
    throttle.admit(login="1", address=PLACES[0])
    throttle.admit(login="2", address=PLACES[0])
    for login in ("3", "4"):
        time_passes(dt.timedelta(seconds=40))
        throttle.admit(login=login, address=PLACES[0])
    assert SignInThrottle.objects.get(kind="address").failures == 3


def test_a_07_guesses_are_counted_without_redis(account, settings):
    """The count is in the database: a cache that is away changes nothing."""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1"}
    }
    assert [wrong_password(Client(), account, PLACES[0]).status_code for _guess in range(2)] == [400, 429]


def test_a_07_a_lost_list_is_no_way_around_the_delay(account):
    code = replace_recovery_codes(account.user)[0]
    wrong_password(Client(), account, PLACES[0])
    assert begin_sign_in(Client(), account).post(RECOVERY, {"code": code}).status_code == 429
