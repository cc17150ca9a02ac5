"""Another form of a missing person's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record
from casework.documents import PEOPLE
from casework.models import PersonName
from casework.permissions import Permission, require
from search.outbox import enqueue

if TYPE_CHECKING:
    from casework.models import Registration
    from casework.rights import Actor
    from casework.services.given import GivenName


@transaction.atomic
def name_add(*, actor: Actor, registration: Registration, name: GivenName) -> PersonName:
    """Adds a form of the name, sealed with the registration that it came from. Raises NotAllowed, ValueError for no text."""
    case = registration.case
    require(actor, Permission.NAME_ADD, case)
    if not name.text.strip():
        raise ValueError("A name needs text.")
    row = PersonName.objects.create(
        person=case.person, source=registration, role=name.role, script=name.script, text=name.text
    )
    record(EventTag.STAFF_NAME_ADDED, actor=actor, subject=registration)
    enqueue(PEOPLE, [case.pk])
    return row
