"""Erasure is asked for by one person and approved by another; `manage.py erase_case` then does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.exceptions import NotAllowed, WrongStep
from casework.models import ErasureRequest
from casework.permissions import Permission, require

if TYPE_CHECKING:
    from casework.models import Case, ErasureReason, Registration
    from casework.rights import Account


@transaction.atomic
def erasure_ask(
    *, actor: Account, case: Case, reason: ErasureReason, registration: Registration | None = None
) -> ErasureRequest:
    """A request that erases nothing yet. Raises NotAllowed, and WrongStep for a foreign registration or a second request."""
    require(actor, Permission.ERASURE_ASK, case)
    if registration is not None and registration.case_id != case.pk:
        raise WrongStep("not a registration of this case")
    if ErasureRequest.objects.open().filter(case=case, registration=registration).exists():
        raise WrongStep("asked for already")
    request = ErasureRequest.objects.create(case=case, registration=registration, reason=reason, asked_by=actor)
    record(EventTag.VAULT_ERASURE_ASKED, actor=actor, subject=registration or case)
    return request


@transaction.atomic
def erasure_approve(*, actor: Account, request: ErasureRequest) -> ErasureRequest:
    """The operator may erase from now on. Raises NotAllowed for whoever asked, WrongStep for what is not waiting."""
    require(actor, Permission.ERASURE_APPROVE, request.case)
    row = _locked(request)
    if actor.pk == row.asked_by_id:
        raise NotAllowed("an erasure needs a second person")
    if row.approved_at is not None:
        raise WrongStep("approved already")
    row.approved_by, row.approved_at = actor, timezone.now()
    row.save(update_fields=["approved_by", "approved_at"])
    record(EventTag.VAULT_ERASURE_APPROVED, actor=actor, subject=row.registration or row.case)
    return row


@transaction.atomic
def erasure_drop(*, actor: Account, request: ErasureRequest) -> ErasureRequest:
    """Nothing will be erased: one person is enough to stop. Raises NotAllowed, WrongStep."""
    require(actor, Permission.ERASURE_ASK, request.case)
    row = _locked(request)
    row.dropped_at = timezone.now()
    row.save(update_fields=["dropped_at"])
    record(EventTag.VAULT_ERASURE_DROPPED, actor=actor, subject=row.registration or row.case)
    return row


def _locked(request: ErasureRequest) -> ErasureRequest:
    row: ErasureRequest = ErasureRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if row.done_at is not None or row.dropped_at is not None:
        raise WrongStep("over")
    return row
