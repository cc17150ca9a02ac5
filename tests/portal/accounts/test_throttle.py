from __future__ import annotations

from contextlib import suppress

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from portal.accounts import throttle
from portal.accounts.exceptions import TooSoon
from portal.accounts.models import SignInThrottle

pytestmark = pytest.mark.django_db
HERE = {"login": "11112222", "address": "192.0.2.1"}


def fail(times, **where):
    for _time in range(times):
        throttle.admit(**(HERE | where))
        SignInThrottle.objects.update(open_at=timezone.now())


def wait_of(**where):
    with pytest.raises(TooSoon) as refused:
        throttle.admit(**(HERE | where))
    return refused.value.seconds


@pytest.mark.parametrize(("failures", "seconds"), [(1, 1), (2, 2), (3, 4), (6, 32), (11, 900), (500, 900)])
def test_the_delay_doubles_up_to_a_quarter_of_an_hour(failures, seconds):
    assert throttle.delay_after(failures, free=0) == seconds


@given(st.integers(0, 10_000), st.integers(0, 50))
def test_no_lock_is_permanent(failures, free):
    assert 0 <= throttle.delay_after(failures, free=free) <= throttle.LONGEST_SECONDS


def test_a_wrong_guess_makes_the_next_wait():
    fail(3)
    throttle.admit(**HERE)
    assert wait_of() == 8


def test_many_addresses_share_the_accounts_count():
    fail(4)
    throttle.admit(**HERE)
    assert wait_of(address="198.51.100.7") == 16


def test_one_address_that_tries_many_accounts_waits():
    for number in range(throttle.FREE_FAILURES["address"] + 1):
        throttle.admit(login=f"guess-{number}", address="192.0.2.1")
    assert wait_of(login="another") == 1


def test_one_customers_ipv6_addresses_count_as_one():
    for number in range(throttle.FREE_FAILURES["address"] + 1):
        throttle.admit(login=f"guess-{number}", address=f"2001:db8::{number:x}")
    assert wait_of(login="another", address="2001:db8::ffff") == 1


def test_refused_guesses_do_not_lengthen_the_wait():
    fail(9)
    throttle.admit(**HERE)
    assert [wait_of() for _guess in range(5)] == [512] * 5


def test_a_right_guess_costs_nothing():
    throttle.admit(**HERE)
    throttle.forgive(**HERE)
    throttle.admit(**HERE)
    assert wait_of() == 1


def test_entering_clears_the_account_and_not_the_address():
    throttle.admit(**HERE)
    throttle.clear(**HERE)
    assert set(SignInThrottle.objects.values_list("kind", "failures")) == {("address", 1), ("known", 0)}


def test_neither_number_nor_address_is_written_down():
    throttle.admit(**HERE)
    rows = str(list(SignInThrottle.objects.values()))
    assert HERE["login"] not in rows
    assert HERE["address"] not in rows


def test_strangers_cannot_keep_the_owner_out_where_she_entered_before():
    throttle.clear(**HERE)
    for number in range(30):
        with suppress(TooSoon):
            throttle.admit(login=HERE["login"], address=f"198.51.100.{number}")
    throttle.admit(**HERE)
