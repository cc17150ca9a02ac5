"""Roles: one person asks, another approves. Neither for themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.enums import Role
from casework.exceptions import NotAllowed, WrongStep
from casework.models import BreakGlass, RoleGrant
from casework.permissions import Permission, allows, require
from casework.rights import CASE_ROLES, STAFF_AREA, in_area
from casework.row_security.procedures import end_assignments

if TYPE_CHECKING:
    import datetime as dt

    from casework.models import Team
    from casework.rights import Account, Actor

FEWEST_PROTECTION_OFFICERS = 2
"""Every role needs one who asks and another who approves."""


@transaction.atomic
def role_ask(*, actor: Account, user: Account, role: Role, team: Team | None = None) -> RoleGrant:
    """A request that gives no right yet. Raises NotAllowed, and WrongStep for an account or a team that does not fit the role."""
    grant = RoleGrant(user=user, role=role, team=team, asked_by=actor)
    require(actor, Permission.ROLE_GRANT, grant)
    if actor == user:
        raise NotAllowed("nobody asks for a role of their own")
    if not in_area(user, STAFF_AREA) or (role in CASE_ROLES) != (team is not None):
        raise WrongStep("the role does not fit")
    grant.save(force_insert=True)
    record(EventTag.STAFF_ROLE_ASKED, actor=actor, subject=grant)
    return grant


@transaction.atomic
def role_approve(*, actor: Account, grant: RoleGrant) -> RoleGrant:
    """From now on the role counts. Raises NotAllowed for whoever asked or would gain, WrongStep for what is not waiting."""
    require(actor, Permission.ROLE_GRANT, grant)
    row: RoleGrant = RoleGrant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    if actor.pk in {row.asked_by_id, row.user_id}:
        raise NotAllowed("a role needs a second person")
    if row.since is not None or row.until is not None:
        raise WrongStep("decided already")
    row.approved_by, row.since = actor, timezone.now()
    row.save(update_fields=["approved_by", "since"])
    record(EventTag.STAFF_ROLE_GRANTED, actor=actor, subject=row)
    return row


@transaction.atomic
def role_end(*, actor: Actor, grant: RoleGrant) -> RoleGrant:
    """Ends a role, or refuses a request: one person is enough to take away. Raises NotAllowed, and WrongStep if fewer than two protection officers would be left."""
    require(actor, Permission.ROLE_GRANT, grant)
    row: RoleGrant = RoleGrant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    if row.until is not None:
        raise WrongStep("ended already")
    if row.since is not None and row.role == Role.PROTECTION_OFFICER:
        _keep_two_protection_officers(but=row)
    row.until = timezone.now()
    row.save(update_fields=["until"])
    _end_assignments(row, row.until)
    _close_glass(row.user)
    record(EventTag.STAFF_ROLE_ENDED, actor=actor, subject=row)
    return row


def _keep_two_protection_officers(*, but: RoleGrant) -> None:
    """One who ends all others' roles would leave an institution in which nobody grants any more. Raises WrongStep."""
    held = RoleGrant.objects.in_force(timezone.now()).filter(role=Role.PROTECTION_OFFICER).order_by("pk")
    # Locked, the one that ends too: of two that end at the same moment the second sees what the first left.
    left = {grant.user for grant in held.select_for_update(of=("self",)).select_related("user") if grant.pk != but.pk}
    if len([user for user in left if user.is_active and user != but.user]) < FEWEST_PROTECTION_OFFICERS:
        raise WrongStep("two must be left")


def _end_assignments(ended: RoleGrant, at: dt.datetime) -> None:
    """Whoever works no longer in a team keeps none of its cases, and a role given anew brings none of them back."""
    if ended.team_id is None:
        return
    others = RoleGrant.objects.in_force(at).filter(user_id=ended.user_id, team_id=ended.team_id, role__in=CASE_ROLES)
    if not others.exists():
        end_assignments(officer_id=ended.user_id, team_id=ended.team_id, at=at)


def _close_glass(user: Account) -> None:
    """Whoever may ask for no case any more sees none by broken glass either, and what they asked for waits no longer."""
    if not allows(user, Permission.BREAK_GLASS_ASK):
        now = timezone.now()
        glass = BreakGlass.objects.filter(reader=user)
        (glass.in_force(now) | glass.waiting()).update(until=now)
