from __future__ import annotations

import base64

import pytest
from django.db import connection

from portal.accounts.models.totp_device import present_step
from tests.factories.accounts import make_account

pytestmark = pytest.mark.django_db
SECRET_OF_RFC_6238 = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(("moment", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")])
def test_codes_are_those_of_the_standard(moment, code):
    device = make_account(totp_secret=SECRET_OF_RFC_6238).device
    assert device.code_at(moment // 30) == code


def test_the_database_never_holds_the_seed():
    account = make_account()
    with connection.cursor() as cursor:
        cursor.execute("SELECT seed FROM accounts_totpdevice")
        stored = bytes(cursor.fetchone()[0])
    assert account.totp_secret.encode() not in stored
    assert base64.b32decode(account.totp_secret) not in stored


def test_a_used_step_is_no_longer_fresh():
    device = make_account().device
    device.last_step = present_step() + 1
    assert device.fresh_steps() == []
