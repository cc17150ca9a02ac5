"""A registration moves to its next state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.exceptions import WrongStep
from casework.models import Registration
from casework.permissions import Permission, require
from casework.transitions import registration_leads_to

if TYPE_CHECKING:
    from casework.enums import RegistrationState
    from casework.rights import Actor


@transaction.atomic
def registration_advance(
    *, actor: Actor, registration: Registration, to: RegistrationState, reason: str = ""
) -> Registration:
    """The registration in its new state. Raises NotAllowed, and WrongStep where the present state does not lead there."""
    require(actor, Permission.CASE_ADVANCE, registration.case)
    row: Registration = (
        Registration.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=registration.pk)
    )
    if to not in registration_leads_to(row.state):
        raise WrongStep(row.state, to)
    row.state, row.state_since = to, timezone.now()
    row.save(update_fields=["state", "state_since"])
    record(EventTag.STAFF_REGISTRATION_ADVANCED, actor=actor, subject=row, reason=reason)
    return row
