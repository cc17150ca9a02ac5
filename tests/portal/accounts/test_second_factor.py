from __future__ import annotations

import pytest

from portal.accounts.models import RecoveryCode
from portal.accounts.models.recovery_code import CODES
from portal.accounts.second_factor import accept_code, accept_recovery_code, replace_recovery_codes
from tests.factories.accounts import make_account, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("steps_away", "accepted"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_one_step_before_and_after_counts(steps_away, accepted):
    account = make_account()
    assert bool(accept_code(account.user, account.code(steps_away))) is accepted


def test_a_code_works_once():
    account = make_account()
    code = account.code()
    accept_code(account.user, code)
    assert accept_code(account.user, code) is None


def test_an_older_code_is_void_after_a_newer_one():
    account = make_account()
    older, newer = account.code(-1), account.code()
    accept_code(account.user, newer)
    assert accept_code(account.user, older) is None


def test_a_code_opens_only_its_own_account():
    assert accept_code(make_account().user, make_account().code()) is None


@pytest.mark.parametrize("code", ["", "0", "١٢٣٤٥٦", "1234567", "nonsense"])
def test_what_is_no_code_is_refused(code):
    assert accept_code(make_account().user, code) is None


def test_a_recovery_code_works_once():
    user = make_account().user
    code = replace_recovery_codes(user)[0].replace("-", "")
    assert accept_recovery_code(user, code)
    assert accept_recovery_code(user, code) is None


def test_each_recovery_code_stands_for_itself():
    user = make_account().user
    codes = replace_recovery_codes(user)
    assert len(set(codes)) == CODES
    assert all(accept_recovery_code(user, code) for code in codes)


def test_new_recovery_codes_void_the_old_ones():
    user = make_account().user
    old = replace_recovery_codes(user)
    replace_recovery_codes(user)
    assert accept_recovery_code(user, old[0]) is None


def test_a_recovery_code_opens_only_its_own_account():
    codes = replace_recovery_codes(make_account().user)
    assert accept_recovery_code(make_account().user, codes[0]) is None


def test_without_an_app_a_recovery_code_opens_nothing():
    user = make_user()
    assert accept_recovery_code(user, replace_recovery_codes(user)[0]) is None


def test_recovery_codes_are_stored_as_hashes():
    codes = replace_recovery_codes(make_account().user)
    stored = b"".join(bytes(row.code_hash) for row in RecoveryCode.objects.all())
    assert not any(code.replace("-", "").encode() in stored for code in codes)
