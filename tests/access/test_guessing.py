"""Guessing, from one place at many accounts and from many places at one."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import suppress

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils import timezone

from casework.audit import EventTag
from casework.models import AuditEvent, Notice, NoticeKind
from portal.accounts import throttle
from portal.accounts.exceptions import TooSoon
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
    assert wrong_password(Client(), account, PLACES[0])["Retry-After"] == "900"
    assert wrong_password(Client(), account, PLACES[1])["Retry-After"] == "300"
    time_passes(QUARTER)
    client = Client()
    client.post(SIGN_IN, account.credentials(), REMOTE_ADDR=PLACES[2])
    client.post(CODE, {"code": account.code()}, REMOTE_ADDR=PLACES[2])
    assert SESSION_KEY in client.session


def test_a_07_a_place_that_guesses_for_six_hours_leaves_the_owner_a_way_in_from_a_new_one(account):
    """The guesser takes each minute that is open to it. At any moment the owner gets in from somewhere new within a quarter of an hour."""
    owner_waits, waited = [], dt.timedelta(0)
    for _minute in range(6 * 60):
        time_passes(dt.timedelta(minutes=1))
        with suppress(TooSoon):
            throttle.admit(login=account.login, address=PLACES[0])
        before = list(SignInThrottle.objects.all())
        try:
            throttle.admit(login=account.login, address=PLACES[1])
        except TooSoon:
            waited += dt.timedelta(minutes=1)
        else:
            owner_waits.append(waited)
            waited = dt.timedelta(0)
            SignInThrottle.objects.all().delete()  # the owner was only asked about: the next minute begins as if she had not come
            SignInThrottle.objects.bulk_create(before)
    assert max([*owner_waits, waited]) <= QUARTER


def test_a_07_five_wrong_codes_behind_the_right_password_tell_the_owner_once(account):
    for _guess in range(8):
        wrong_code(Client(), account, PLACES[0])
        time_passes(QUARTER)
    assert list(Notice.objects.values_list("account", "kind")) == [(account.user.pk, NoticeKind.ACCOUNT_CHANGED)]


def test_a_07_four_wrong_codes_tell_nobody(account):
    for _guess in range(4):
        wrong_code(Client(), account, PLACES[0])
        time_passes(QUARTER)
    assert not Notice.objects.exists()


def test_a_07_a_wait_is_recorded_once_however_often_it_is_refused(account):
    for _guess in range(10):
        wrong_password(Client(), account, PLACES[0])
    assert AuditEvent.objects.filter(tag=EventTag.ACCOUNT_ENTRY_REFUSED).count() == 1
    time_passes(QUARTER)
    for _guess in range(3):
        wrong_password(Client(), account, PLACES[0])
    assert AuditEvent.objects.filter(tag=EventTag.ACCOUNT_ENTRY_REFUSED).count() == 2


def test_a_07_a_place_that_waits_fills_no_table():
    for number in range(throttle.FREE_FAILURES["address"] + 1):
        throttle.admit(login=f"{number:08}", address=PLACES[0])
    rows = SignInThrottle.objects.count()
    for number in range(100, 130):
        with pytest.raises(TooSoon):
            throttle.admit(login=f"{number:08}", address=PLACES[0])
    assert SignInThrottle.objects.count() == rows + 1  # that the wait was recorded


def test_a_07_an_answer_of_a_passkey_that_nobody_asked_for_leaves_no_trace(client):
    answer = json.dumps({"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {}})
    assert client.post("/en/account/passkey/", {"credential": answer}).status_code == 400
    assert not AuditEvent.objects.exists()
    assert not SignInThrottle.objects.exists()


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
