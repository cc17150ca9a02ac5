"""What happened with a relative's own information, as far as the log may tell it without telling of the search.

When staff open a case says that something moves, and when it began says whether somebody registered before. So the reading of a case is
told by whole months that are over, and only since this relative's own registration; what is done to the registration itself and what
the relative's own account did is told by the day. Tags that are not named here are not told.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.db.models.functions import TruncDate
from django.utils import timezone

from casework.audit import EventTag, record
from casework.exceptions import NotAllowed
from casework.models import AuditEvent, Registration

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from casework.querysets import AuditEventQuerySet
    from casework.rights import Actor

MOST_TRACES = 200


class Trace(Enum):
    """Who did what, in kinds that a family may know."""

    STAFF_ENTERED = "staff_entered"
    STAFF_CHANGED = "staff_changed"
    STAFF_READ = "staff_read"
    OWN_READ = "own_read"


BY_DAY = {
    EventTag.STAFF_REGISTRATION_OPENED: Trace.STAFF_ENTERED,
    EventTag.STAFF_REGISTRATION_ADVANCED: Trace.STAFF_CHANGED,
}


class TraceLine(NamedTuple):
    """One kind of act on one day; of a whole month where `whole_month`, and then the day is its first."""

    day: dt.date
    trace: Trace
    whole_month: bool = False


def traces_read(*, actor: Actor, registration_id: str) -> list[TraceLine]:
    """The latest first, one line for all of a kind at a time. Raises NotAllowed for a registration that is not the actor's."""
    with transaction.atomic():
        own = Registration.objects.visible_to(actor).filter(pk=registration_id).first()
        if own is None:
            raise NotAllowed(registration_id)
        record(EventTag.FAMILY_TRACES_READ, actor=actor, subject=own)
        lines = {*_of_registration(actor, own), *_of_case(own)}
    return sorted(lines, key=lambda line: (line.day, line.trace.value), reverse=True)[:MOST_TRACES]


def _of_registration(actor: Actor, own: Registration) -> Iterable[TraceLine]:
    """Staff's acts on it, and the reader's own looks. Another relative's looks are not told: relatives do not learn of each other here."""
    events = AuditEvent.objects.filter(subject_id=own.pk)
    for day, tag in _days(events, BY_DAY):
        yield TraceLine(day, BY_DAY[EventTag(tag)])
    looks = events.filter(actor_id=actor.pk)  # type: ignore[union-attr] # whoever sees a registration is signed in
    for day, _tag in _days(looks, [EventTag.FAMILY_REGISTRATION_READ]):
        yield TraceLine(day, Trace.OWN_READ)


def _of_case(own: Registration) -> Iterable[TraceLine]:
    this_month = timezone.localdate().replace(day=1)
    reads = AuditEvent.objects.filter(subject_id=own.case_id, at__gte=own.submitted_at)
    for day, _tag in _days(reads, [EventTag.STAFF_CASE_READ]):
        if day < this_month:
            yield TraceLine(day.replace(day=1), Trace.STAFF_READ, whole_month=True)


def _days(events: AuditEventQuerySet, tags: Iterable[str]) -> list[tuple[dt.date, str]]:
    days = events.of_tags(tags).order_by().annotate(day=TruncDate("at")).values_list("day", "tag")
    return list(days.distinct().order_by("-day")[:MOST_TRACES])
