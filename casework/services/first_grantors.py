"""The first two people who may grant roles, in a deployment where nobody can yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.enums import Role
from casework.exceptions import WrongStep
from casework.models import RoleGrant
from casework.rights import STAFF_AREA, in_area

if TYPE_CHECKING:
    from casework.rights import Account


@transaction.atomic
def first_grantors(*, first: Account, second: Account) -> None:
    """Makes both protection officers, each vouched for by the other. Raises WrongStep if any grant ever was, or for unfit accounts."""
    _alone()
    if RoleGrant.objects.exists():
        raise WrongStep("roles were granted already")
    if first.pk == second.pk or not (in_area(first, STAFF_AREA) and in_area(second, STAFF_AREA)):
        raise WrongStep("two different staff accounts are needed")
    for number, (user, other) in enumerate([(first, second), (second, first)], start=1):
        grant = RoleGrant(user=user, role=Role.PROTECTION_OFFICER, asked_by=other, approved_by=other, bootstrap=number)
        grant.since = timezone.now()
        grant.save(force_insert=True)
        record(EventTag.STAFF_ROLES_BOOTSTRAPPED, actor=None, subject=grant)


def _alone() -> None:
    """Two at the same moment: the second waits, then finds grants. The unique numbers say so once more."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE casework_rolegrant IN SHARE ROW EXCLUSIVE MODE")
