"""Relatives in a registration, and the accounts by which they see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record
from casework.exceptions import WrongStep
from casework.models import Relative
from casework.permissions import Permission, require
from casework.rights import FAMILY_AREA, in_area

if TYPE_CHECKING:
    from casework.models import Registration
    from casework.rights import Account, Actor
    from casework.services.given import Applicant


@transaction.atomic
def relative_link(*, actor: Actor, registration: Registration, relative: Applicant) -> Relative:
    """Enters a relative. Raises NotAllowed, and WrongStep for an account that is not a family's or is in it already."""
    require(actor, Permission.RELATIVE_LINK, registration.case)
    if relative.account is not None:
        _refuse_unfit(registration, relative.account)
    row = Relative.objects.create(
        registration=registration, name=relative.name, relation=relative.relation, account=relative.account
    )
    record(EventTag.STAFF_RELATIVE_LINKED, actor=actor, subject=registration)
    return row


def _refuse_unfit(registration: Registration, account: Account) -> None:
    if not in_area(account, FAMILY_AREA):
        raise WrongStep("not a family account")
    if Relative.objects.filter(registration=registration, account_id=account.pk).exists():
        raise WrongStep("linked already")
