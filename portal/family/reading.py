"""What a relative reads of their registrations, in a number of queries that does not grow with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch
from django.http import Http404

from casework.audit import EventTag, record, record_refusal
from casework.models import PersonName, Registration, Relative
from portal.family.summary import Summary, summary_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from portal.accounts.models import User


def own_registrations(user: User) -> QuerySet[Registration]:
    """With what a page shows: the names this registration gave, the reader's own place in it, and no other relative.

    `is_shared` says that there are others. Web processes see no row of theirs: there the policy of the plan itself says so.
    """
    others = Relative.objects.filter(registration=OuterRef("pk")).exclude(account=user)
    rows: QuerySet[Registration] = (
        Registration.objects.visible_to(user)
        .annotate(is_shared=Exists(others))
        .select_related("case", "data_key", "contact_plan")
        .prefetch_related(
            Prefetch("names", PersonName.objects.order_by("pk")),
            Prefetch("relatives", Relative.objects.filter(account=user), to_attr="reader"),
        )
    )
    return rows


@transaction.atomic
def list_registrations(user: User, language: str) -> list[Summary]:
    """All of them, oldest first; the look is recorded with it."""
    record(EventTag.FAMILY_REGISTRATION_LISTED, actor=user, subject=user)
    return [summary_of(registration, language) for registration in own_registrations(user)]


def read_registration(user: User, registration_id: str, language: str) -> Summary:
    """One of them. Raises Http404 for a stranger's as for one that never was."""
    with transaction.atomic():
        found = own_registrations(user).filter(pk=registration_id).first()
        if found is not None:
            record(EventTag.FAMILY_REGISTRATION_READ, actor=user, subject=found)
            return summary_of(found, language)
    record_refusal(EventTag.FAMILY_REGISTRATION_REFUSED, actor=user, subject=("registration", registration_id))
    raise Http404
