"""An officer who has signed in."""

from __future__ import annotations

import pytest

from casework.enums import Role
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_grant, make_team


@pytest.fixture
def team():
    return make_team()


@pytest.fixture
def account(team):
    account = make_account("staff", language="en", display_name="Salma")
    make_grant(account.user, Role.OFFICER, team)
    return account


@pytest.fixture
def officer(account):
    return account.user


@pytest.fixture
def inside(client, account):
    """The officer's browser."""
    return sign_in(client, account)
