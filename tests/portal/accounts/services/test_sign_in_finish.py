from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from portal.accounts.second_factor import accept_code, accept_recovery_code, replace_recovery_codes
from portal.accounts.services.sign_in_finish import sign_in_finish
from tests.factories.accounts import make_account

THREADS = 2


def at_once(check, user, code):
    """What each of two requests gets that bring the same code at the same moment."""
    results, barrier = [], threading.Barrier(THREADS)

    def enter():
        barrier.wait(timeout=10)
        try:
            with transaction.atomic():
                results.append(check(user, code) is not None)
        finally:
            connection.close()

    threads = [threading.Thread(target=enter) for _thread in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return sorted(results)


@pytest.mark.django_db(transaction=True)
def test_one_of_two_simultaneous_codes_is_accepted():
    account = make_account()
    assert at_once(accept_code, account.user, account.code()) == [False, True]


@pytest.mark.django_db(transaction=True)
def test_one_of_two_simultaneous_recovery_codes_is_accepted():
    account = make_account()
    code = replace_recovery_codes(account.user)[0]
    assert at_once(accept_recovery_code, account.user, code) == [False, True]


@pytest.mark.django_db
def test_a_code_stays_unused_when_the_entry_fails(rf):
    account = make_account()
    request = rf.post("/")  # no session: entering fails after the code was accepted
    with pytest.raises(AttributeError):
        sign_in_finish(request=request, user=account.user, code=account.code())
    assert account.device.last_step == -1
