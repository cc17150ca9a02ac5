from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, Permission

from portal.accounts.backends import LoginNumberBackend
from tests.factories.accounts import PASSWORD, make_account, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_of(rf):
    return lambda: rf.post("/en/account/sign-in/")


def test_number_and_password_find_the_account(request_of):
    account = make_account()
    assert authenticate(request_of(), **account.credentials()) == account.user


@pytest.mark.parametrize("change", [{"login": "00000000"}, {"password": "wrong"}, {"login": ""}])
def test_anything_else_finds_nobody(request_of, change):
    assert authenticate(request_of(), **(make_account().credentials() | change)) is None


def test_without_a_request_nobody_is_found():
    account = make_account()
    assert authenticate(None, login=account.login, password=PASSWORD) is None


@pytest.mark.parametrize(("area", "counts"), [("cms", True), ("staff", False), ("family", False)])
def test_groups_count_in_publishing_alone(area, counts):
    group = Group.objects.create(name="editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = make_user(area)
    user.groups.add(group)
    assert LoginNumberBackend().has_perm(user, "wagtailadmin.access_admin") is counts
