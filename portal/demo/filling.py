"""Fills an empty database with the demo: pages, accounts, invented families and cases."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.contrib.auth.models import Group
from django.core.management import call_command

from casework.demo.people import create_demo
from casework.enums import Role
from portal.accounts.services.account_create import account_create
from portal.demo.accounts import ACCOUNTS
from portal.demo.sheet import row_of

if TYPE_CHECKING:
    from portal.accounts.models import User
    from portal.demo.accounts import DemoAccount

# Without look-alikes: the password is read from a screen and typed.
PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # noqa: S105 - an alphabet
PASSWORD_GROUPS = 4
# The keys of their accounts are the names of their roles.
COLLEAGUES = (
    *(Role.ANALYST, Role.SUPPORT_OFFICER, Role.ADVOCATE),
    *(Role.PROTECTION_OFFICER, Role.HEAD, Role.AUDITOR),
)


def fill() -> list[dict[str, str]]:
    """Loads everything; returns the rows of the sheet."""
    call_command("load_content", verbosity=0)
    people, rows = {}, []
    for account in ACCOUNTS:
        people[account.key], row = _create(account)
        rows.append(row)
    create_demo(
        people["family_a"],
        people["officer"],
        second_family_user=people["family_b"],
        other_officer_user=people["other_officer"],
        supervisor_user=people["supervisor"],
        colleagues={role: people[role] for role in COLLEAGUES},
    )
    return rows


def _create(account: DemoAccount) -> tuple[User, dict[str, str]]:
    password = new_password()
    made = account_create(
        area=account.area,
        login=account.login,
        password=password,
        language=account.language,
        display_name=account.display_name,
        is_superuser=account.superuser,
    )
    if account.group:
        made.user.groups.add(Group.objects.get(name=account.group))
    return made.user, row_of(account, password, made.totp_secret)


def new_password() -> str:
    """Four groups of four letters: about 79 random bits."""
    groups = ("".join(secrets.choice(PASSWORD_LETTERS) for _letter in range(4)) for _group in range(PASSWORD_GROUPS))
    return "-".join(groups)
