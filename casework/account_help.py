"""Which accounts a member of staff may help: those of the people whom they serve, and never their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils import timezone

from casework.enums import Role
from casework.rights import FAMILY_AREA, STAFF_AREA, rights_of
from casework.roles import Subject, roles_with

if TYPE_CHECKING:
    from casework.rights import Actor

NOBODY = Q(pk__in=[])


def served_accounts(actor: Actor) -> QuerySet[Any]:
    """Relatives in the cases that the actor answers for; colleagues in teams that the actor supervises.

    The protection officer serves the accounts of all staff and of publishing. Nobody serves an account by a role that does not help
    with accounts, nor by broken glass: that shows a case in need, and opens no way into a family's account.
    """
    return _accounts(actor, _served_q(actor))


def approvable_accounts(actor: Actor) -> QuerySet[Any]:
    """Those accounts, and for the protection officer every account: a small office must find a second person too."""
    is_protection_officer = Role.PROTECTION_OFFICER in rights_of(actor).roles
    return _accounts(actor, Q() if is_protection_officer else _served_q(actor))


def _accounts(actor: Actor, q: Q) -> QuerySet[Any]:
    own: Any = getattr(actor, "pk", None)
    return get_user_model().objects.filter(q).exclude(pk=own)


def _served_q(actor: Actor) -> Q:
    rights = rights_of(actor)
    q = NOBODY
    if rights.works_on_cases and rights.roles & roles_with("W", Subject.ACCOUNT):
        cases = apps.get_model("casework", "Case").objects.answered_for_by(actor)
        relatives = apps.get_model("casework", "Relative").objects.filter(registration__case__in=cases)
        q |= Q(area=FAMILY_AREA, pk__in=relatives.values("account_id"))
    if rights.teams:
        grants = apps.get_model("casework", "RoleGrant").objects.in_force(timezone.now())
        q |= Q(area=STAFF_AREA, pk__in=grants.filter(team_id__in=sorted(rights.teams)).values("user_id"))
    if Role.PROTECTION_OFFICER in rights.roles:
        q |= ~Q(area=FAMILY_AREA)
    return q
