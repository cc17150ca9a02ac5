"""One client for each kind of visitor, and the records that some of them may see."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from casework.enums import Role
from tests.factories.account_help import make_freeze, make_recovery
from tests.factories.accounts import begin_sign_in, make_account, sign_in
from tests.factories.casework import make_case, make_grant, make_name, make_registration, make_team


@pytest.fixture
def records():
    """Family A's registration, in a case that one officer answers for."""
    people = {role: make_account(area) for role, area in {"family": "family", "officer": "staff"}.items()}
    team = make_team()
    make_grant(people["officer"].user, Role.OFFICER, team)
    case = make_case(team=team, officer=people["officer"].user)
    registration = make_registration(case=case, relative=people["family"].user)
    make_name(registration, "سلمى الحمدان")
    helped = {"recovery": make_recovery(people["family"].user), "freeze": make_freeze(people["family"].user)}
    return SimpleNamespace(case=case, registration=registration, team=team, **people, **helped)


@pytest.fixture
def visitors(records):
    """Client by role. The two of publishing see no case, whatever their rights there."""
    colleague = granted(Role.OFFICER, records.team)
    insiders = {
        "family": records.family,
        "another_family": make_account("family"),
        "officer": records.officer,
        "another_officer": colleague,
        "supervisor": granted(Role.SUPERVISOR, records.team),
        "protection_officer": granted(Role.PROTECTION_OFFICER),
        "auditor": granted(Role.AUDITOR),
        "editor": make_editor(),
        "superuser": make_account("cms", is_superuser=True),
    }
    strangers = {"anonymous": Client(), "pending": begin_sign_in(Client(), make_account("staff"))}
    return strangers | {role: sign_in(Client(), account) for role, account in insiders.items()}


def granted(role, team=None):
    account = make_account("staff")
    make_grant(account.user, role, team)
    return account


def make_editor():
    account = make_account("cms")
    editors, _created = Group.objects.get_or_create(name="Editors")
    editors.permissions.add(Permission.objects.get(codename="access_admin"))
    account.user.groups.add(editors)
    return account
