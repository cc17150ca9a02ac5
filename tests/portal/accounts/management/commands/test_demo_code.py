from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from portal.accounts.second_factor import accept_code
from tests.factories.accounts import make_account

pytestmark = pytest.mark.django_db


def printed(capsys, login):
    call_command("demo_code", login)
    return capsys.readouterr().out.strip()


def test_the_printed_code_counts(capsys):
    account = make_account()
    assert accept_code(account.user, printed(capsys, f"{account.login[:4]} {account.login[4:]}"))


def test_after_it_was_used_another_is_printed(capsys):
    account = make_account()
    accept_code(account.user, account.code(-1))
    assert accept_code(account.user, printed(capsys, account.login))


def test_outside_the_demo_no_code_is_printed(settings):
    settings.DEMO = False
    with pytest.raises(CommandError) as refused:
        call_command("demo_code", make_account().login)
    assert refused.value.returncode == 2


def test_an_unknown_number_is_told():
    with pytest.raises(CommandError, match="No account 123"):
        call_command("demo_code", "123")
