"""One client for each kind of visitor, and the records that some of them may see."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from casework.enums import Role
from tests.factories.account_help import make_freeze, make_recovery
from tests.factories.accounts import begin_sign_in, make_account, sign_in
from tests.factories.casework import (
    make_assignment,
    make_case,
    make_glass,
    make_grant,
    make_name,
    make_officer,
    make_recusal,
    make_registration,
    make_staff,
    make_team,
)


@pytest.fixture
def records():
    """Family A's registration, in a case that one officer answers for."""
    people = {role: make_account(area) for role, area in {"family": "family", "officer": "staff"}.items()}
    team = make_team()
    make_grant(people["officer"].user, Role.OFFICER, team)
    case = make_case(team=team, officer=people["officer"].user)
    registration = make_registration(case=case, relative=people["family"].user)
    make_name(registration, "سلمى الحمدان")
    ids = {
        "assignment_id": case.assignments.get().pk,
        "recusal_id": make_recusal(case, make_staff()).pk,
        "glass_id": make_glass(case, make_officer(), waiting=True).pk,
        "grant_id": make_grant(make_staff(), Role.OFFICER, team, approved_by=None, since=None).pk,
    }
    helped = {"recovery": make_recovery(people["family"].user), "freeze": make_freeze(people["family"].user)}
    ids |= {f"{name}_id": row.pk for name, row in helped.items()}
    return SimpleNamespace(case=case, registration=registration, team=team, ids=ids, **people, **helped)


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
        "analyst": assigned(Role.ANALYST, records),
        "support_officer": assigned(Role.SUPPORT_OFFICER, records),
        "advocate": assigned(Role.ADVOCATE, records),
        "glass_reader": broken_open(records),
        "recused": recused(records),
        "head": granted(Role.HEAD),
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


def assigned(role, records):
    account = granted(role, records.team)
    make_assignment(records.case, account.user)
    return account


def broken_open(records):
    """An officer of another team to whom the case was opened in need."""
    account = granted(Role.OFFICER, make_team())
    make_glass(records.case, account.user)
    return account


def recused(records):
    """An officer of the team whose relative is in the case: neither assignment nor broken glass counts."""
    account = assigned(Role.OFFICER, records)
    make_glass(records.case, account.user)
    make_recusal(records.case, account.user)
    return account


def make_editor():
    account = make_account("cms")
    editors, _created = Group.objects.get_or_create(name="Editors")
    editors.permissions.add(Permission.objects.get(codename="access_admin"))
    account.user.groups.add(editors)
    return account
