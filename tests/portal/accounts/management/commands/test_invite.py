from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from portal.accounts.models import User
from tests.factories.accounts import make_account, make_user

pytestmark = pytest.mark.django_db


def printed(capsys, *arguments):
    call_command("invite", *arguments)
    return capsys.readouterr().out.strip().split("\t")


@pytest.mark.parametrize("area", ["family", "staff", "cms"])
def test_a_new_account_is_invited(capsys, client, area):
    login, address = printed(capsys, "--area", area, "--language", "ar")
    assert User.objects.get(login=login).area == area
    assert client.get(address).status_code == 200


def test_an_account_that_waits_is_invited_again(capsys):
    user = make_user("staff")
    assert printed(capsys, "--area", "staff", "--login", user.login)[0] == user.login


@pytest.mark.parametrize(("area", "message"), [("family", "second factor"), ("staff", "No account")])
def test_who_cannot_be_invited_is_told(area, message):
    with pytest.raises(CommandError, match=message):
        call_command("invite", "--area", area, "--login", make_account("family").login)
