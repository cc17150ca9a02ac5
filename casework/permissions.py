"""Who may do what, on one screen: a permission passes if every predicate of any of its lines holds.

What is not in the table is refused. Nothing here asks for `is_superuser` or a Wagtail group.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

from casework.account_help import approvable_accounts, served_accounts
from casework.enums import Role
from casework.exceptions import NotAllowed
from casework.models import Case, Registration, RoleGrant, Team
from casework.rights import FAMILY_AREA, rights_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from casework.rights import Actor

    Predicate = Callable[[Actor, object], bool]


class Permission(Enum):
    """The acts that ask first. The value is `subject:action`."""

    CASE_READ = "case:read"
    """Open the page of one case."""
    CASE_ADVANCE = "case:advance"
    """Move a case or one of its registrations to its next state."""
    CASE_ASSIGN = "case:assign"
    """Say which officers answer for a case."""
    NAME_ADD = "name:add"
    """Add a form of the missing person's name."""
    PEOPLE_SEARCH = "people:search"
    """Search the persons of the cases that one sees."""
    REGISTRATION_OPEN = "registration:open"
    """Take a registration in a team, from an interview or on paper."""
    REGISTRATION_READ = "registration:read"
    """Read one registration: its relative, or whoever works on its case."""
    RELATIVE_LINK = "relative:link"
    """Enter a relative in a registration, or give a relative an account."""
    ROLE_GRANT = "role:grant"
    """Ask for a person's role, approve what another asked for, or end it."""
    LOG_READ = "log:read"
    """Read the log of all events."""
    ACCOUNT_FIND = "account:find"
    """Open the page on which accounts are found by their number."""
    ACCOUNT_HELP = "account:help"
    """Ask for a new way into an account, hand it over, cancel it, ask to end a freeze."""
    ACCOUNT_APPROVE = "account:approve"
    """Agree, as the second person, to what another asked for an account."""
    ACCOUNT_FREEZE = "account:freeze"
    """Close an account at once. Of a family's account anyone on the telephone may: minutes count, and it gives nobody anything."""


# Staff


def is_officer(actor: Actor, _obj: object) -> bool:
    return Role.OFFICER in rights_of(actor).roles


def is_supervisor(actor: Actor, _obj: object) -> bool:
    return bool(rights_of(actor).teams)


def supervises_team(actor: Actor, obj: object) -> bool:
    """Of a case or a team: the actor is its team's supervisor."""
    team_id = obj.team_id if isinstance(obj, Case) else getattr(obj, "pk", None)
    return isinstance(obj, Case | Team) and team_id in rights_of(actor).teams


def works_in_team(actor: Actor, obj: object) -> bool:
    """The actor is an officer or the supervisor of that team."""
    return isinstance(obj, Team) and obj.pk in rights_of(actor).member_of


def supervises_grant(actor: Actor, obj: object) -> bool:
    """The role is in a team that the actor supervises."""
    return isinstance(obj, RoleGrant) and obj.team_id in rights_of(actor).teams


def is_protection_officer(actor: Actor, obj: object) -> bool:
    return isinstance(obj, RoleGrant) and Role.PROTECTION_OFFICER in rights_of(actor).roles


def reads_log(actor: Actor, _obj: object) -> bool:
    return rights_of(actor).reads_log


def protects(actor: Actor, _obj: object) -> bool:
    return Role.PROTECTION_OFFICER in rights_of(actor).roles


def is_family_account(_actor: Actor, obj: object) -> bool:
    return isinstance(obj, get_user_model()) and obj.area == FAMILY_AREA


# Rows: each predicate is membership in `visible_to`, so that the two cannot drift apart.


def sees_case(actor: Actor, obj: object) -> bool:
    return isinstance(obj, Case) and Case.objects.visible_to(actor).filter(pk=obj.pk).exists()


def sees_registration(actor: Actor, obj: object) -> bool:
    return isinstance(obj, Registration) and Registration.objects.visible_to(actor).filter(pk=obj.pk).exists()


def serves_account(actor: Actor, obj: object) -> bool:
    return isinstance(obj, get_user_model()) and served_accounts(actor).filter(pk=obj.pk).exists()


def may_approve_for_account(actor: Actor, obj: object) -> bool:
    return isinstance(obj, get_user_model()) and approvable_accounts(actor).filter(pk=obj.pk).exists()


PERMISSION_MAP: dict[Permission, list[list[Predicate]]] = {
    Permission.CASE_READ: [[sees_case]],
    Permission.CASE_ADVANCE: [[is_officer, sees_case], [supervises_team]],
    Permission.CASE_ASSIGN: [[supervises_team]],
    Permission.NAME_ADD: [[is_officer, sees_case], [supervises_team]],
    Permission.PEOPLE_SEARCH: [[is_officer], [is_supervisor]],
    Permission.REGISTRATION_OPEN: [[works_in_team]],
    Permission.REGISTRATION_READ: [[sees_registration]],
    Permission.RELATIVE_LINK: [[is_officer, sees_case], [supervises_team]],
    Permission.ROLE_GRANT: [[supervises_grant], [is_protection_officer]],
    Permission.LOG_READ: [[reads_log]],
    Permission.ACCOUNT_FIND: [[is_officer], [is_supervisor], [protects]],
    Permission.ACCOUNT_HELP: [[serves_account]],
    Permission.ACCOUNT_APPROVE: [[may_approve_for_account]],
    Permission.ACCOUNT_FREEZE: [
        [serves_account],
        [is_family_account, is_officer],
        [is_family_account, is_supervisor],
        [is_family_account, protects],
    ],
}


def allows(actor: Actor, permission: Permission, obj: object = None) -> bool:
    """Whether the actor may, on this object. Unknown permissions, objects and actors mean no."""
    lines = PERMISSION_MAP.get(permission, [])
    return any(line and all(holds(actor, obj) for holds in line) for line in lines)


def require(actor: Actor, permission: Permission, obj: object = None) -> None:
    """Raises NotAllowed unless `allows` says yes."""
    if not allows(actor, permission, obj):
        raise NotAllowed(permission)
