"""An approved erasure is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.exceptions import WrongStep
from casework.models import Case, ErasureRequest, Registration
from casework.services.keys_destroy import keys_destroy

if TYPE_CHECKING:
    from casework.rights import Actor


@transaction.atomic
def case_erase(*, request: ErasureRequest, actor: Actor = None) -> int:
    """Destroys the keys of the case, or of the one registration; returns how many. Raises WrongStep unless two people want it.

    Two people have decided; whoever runs this is the operator, who needs no right to read the case. The tombstones stay: ids, references
    and states, so that the log and the references of other records still lead somewhere.
    """
    row: ErasureRequest = ErasureRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if row.approved_at is None or row.done_at is not None or row.dropped_at is not None:
        raise WrongStep("not approved")
    subject = row.registration or row.case
    destroyed = keys_destroy(keys_of(row.case, row.registration))
    row.done_at = timezone.now()
    row.save(update_fields=["done_at"])
    record(EventTag.VAULT_CASE_ERASED, actor=actor, subject=subject)
    return destroyed


def keys_of(case: Case, registration: Registration | None) -> list[str]:
    """The data keys under which everything lies that was given or put together."""
    if registration is not None:
        return [registration.data_key_id]
    return [case.person.data_key_id, *case.registrations.values_list("data_key_id", flat=True)]
