"""What an actor's grants amount to, read afresh each time: a revoked role counts from the next question on."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils import timezone

from casework.enums import Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from django.contrib.auth.models import AnonymousUser, _User

    Account = _User
    Actor = _User | AnonymousUser | None

STAFF_AREA = "staff"
FAMILY_AREA = "family"
# With one of these an open assignment counts; each belongs to a team.
CASE_ROLES = frozenset({Role.OFFICER, Role.SUPERVISOR, Role.ANALYST, Role.SUPPORT_OFFICER, Role.ADVOCATE})
LOG_READERS = frozenset({Role.AUDITOR, Role.PROTECTION_OFFICER, Role.HEAD})


@dataclass(frozen=True)
class Rights:
    """Empty by default: an unknown actor has none."""

    grants: frozenset[tuple[str, str | None]] = frozenset()
    """Role and team, where the role belongs to one."""

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(role for role, _team in self.grants)

    @property
    def teams(self) -> frozenset[str]:
        """Teams that the actor supervises."""
        return self.teams_as({Role.SUPERVISOR})

    @property
    def member_of(self) -> frozenset[str]:
        """Teams in which the actor works on cases."""
        return self.teams_as(CASE_ROLES)

    def teams_as(self, roles: Collection[str]) -> frozenset[str]:
        """Teams in which the actor holds one of these roles."""
        return frozenset(team for role, team in self.grants if role in roles and team)

    def roles_in(self, team_id: str | None) -> frozenset[str]:
        """Roles that count for a case of this team: those held there, and those that belong to no team."""
        return frozenset(role for role, team in self.grants if team is None or team == team_id)

    @property
    def works_on_cases(self) -> bool:
        """Cases count that are assigned to this actor."""
        return bool(self.roles & CASE_ROLES)

    @property
    def reads_log(self) -> bool:
        return bool(self.roles & LOG_READERS)


_held: ContextVar[tuple[object, Rights] | None] = ContextVar("rights held for one unit of work", default=None)


@contextmanager
def one_reading(actor: Actor) -> Iterator[None]:
    """Within the block one reading of the grants answers for this actor: a page is judged by one state of things."""
    token = _held.set((actor, rights_of(actor)))
    try:
        yield
    finally:
        _held.reset(token)


def rights_of(actor: Actor) -> Rights:
    """The roles that hold now, and the actor's teams. `is_superuser` and groups count for nothing."""
    if not in_area(actor, STAFF_AREA):
        return Rights()
    held = _held.get()
    return held[1] if held is not None and held[0] is actor else _read(actor)


def _read(actor: Actor) -> Rights:
    grants = apps.get_model("casework", "RoleGrant").objects.in_force(timezone.now()).filter(user_id=actor.pk)  # type: ignore[union-attr]
    return Rights(frozenset(grants.values_list("role", "team_id")))


def in_area(actor: Actor, area: str) -> bool:
    """Whether this is a signed-in, active account of `area`."""
    return bool(
        actor is not None and actor.is_authenticated and actor.is_active and getattr(actor, "area", None) == area
    )
