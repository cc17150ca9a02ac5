from __future__ import annotations

import pytest
from django.db import transaction

from casework.models import Case, Registration
from portal.accounts.models import User
from portal.demo.accounts import ACCOUNTS
from portal.demo.filling import fill, new_password


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """The demo once for this file; the transaction takes it all back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield fill()
        transaction.set_rollback(True)


def visible(model, key):
    login = next(account.login for account in ACCOUNTS if account.key == key)
    return model.objects.visible_to(User.objects.get(login=login))


@pytest.mark.django_db
def test_every_account_gets_a_second_factor(filled):
    assert all(len(row["totp_secret"]) == 32 for row in filled)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("key", "some"), [("officer", True), ("supervisor", True), ("auditor", False), ("administrator", False)]
)
def test_cases_are_seen_by_case_staff_alone(filled, key, some):
    assert visible(Case, key).exists() is some


@pytest.mark.django_db
def test_families_see_their_own_registrations(filled):
    mine, theirs = (set(visible(Registration, key).values_list("pk", flat=True)) for key in ("family_a", "family_b"))
    assert mine
    assert theirs
    assert not mine & theirs


def test_passwords_differ():
    assert len({new_password() for _try in range(100)}) == 100
