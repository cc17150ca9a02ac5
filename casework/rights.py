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
    from collections.abc import Iterator

    from django.contrib.auth.models import AnonymousUser, _User

    Account = _User
    Actor = _User | AnonymousUser | None

STAFF_AREA = "staff"
FAMILY_AREA = "family"
CASE_ROLES = frozenset({Role.OFFICER, Role.SUPERVISOR})
LOG_READERS = frozenset({Role.AUDITOR, Role.PROTECTION_OFFICER})


@dataclass(frozen=True)
class Rights:
    """Empty by default: an unknown actor has none."""

    roles: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    """Teams that the actor supervises."""
    member_of: frozenset[str] = frozenset()
    """Teams in which the actor works on cases."""

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
    held = list(grants.values_list("role", "team_id"))
    return Rights(
        roles=frozenset(role for role, _team in held),
        teams=frozenset(team for role, team in held if role == Role.SUPERVISOR and team),
        member_of=frozenset(team for role, team in held if role in CASE_ROLES and team),
    )


def in_area(actor: Actor, area: str) -> bool:
    """Whether this is a signed-in, active account of `area`."""
    return bool(
        actor is not None and actor.is_authenticated and actor.is_active and getattr(actor, "area", None) == area
    )
