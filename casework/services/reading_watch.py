"""Mass reading: whoever opens far more than work asks for is first asked for a fresh second factor, then paused.

All is counted from the reader's own events of the last hour, so that no second count could be lost or reset. A factor that was just
proven starts the first count anew, not the second; only a protection officer, or an hour, ends a pause.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from casework.audit import EventTag
from casework.exceptions import FreshFactorNeeded, ReadingPaused
from casework.models import Assignment, AuditEvent, Case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casework.rights import Actor

WINDOW = dt.timedelta(hours=1)
LOOKS = (
    EventTag.STAFF_CASE_READ,
    EventTag.STAFF_CASE_LISTED,
    EventTag.DOCUMENT_READ,
    EventTag.STAFF_PEOPLE_SEARCHED,
)
OWN_TAGS = (*LOOKS, EventTag.STAFF_READING_BLOCKED, EventTag.ACCOUNT_STEPPED_UP)


class ReadingNeedsFactor(FreshFactorNeeded):
    """Enough was read to ask whether it is still the same person."""


class Look(NamedTuple):
    """One event of the reader, or one that a protection officer wrote about the reader."""

    tag: str
    subject_id: str
    at: dt.datetime
    assigned: bool


@dataclass(frozen=True)
class Count:
    """How much was read, by kind of limit."""

    cases: int
    unassigned: int
    searches: int
    listings: int
    documents: int
    looks: int


def watch_case(actor: Actor, case: Case) -> None:
    """Call it before the case is opened. Raises ReadingNeedsFactor or ReadingPaused."""
    assigned = any(row.officer_id == actor.pk for row in case.assignments.all())  # type: ignore[union-attr] # staff are signed in
    _watch(actor, Look(EventTag.STAFF_CASE_READ, case.pk, timezone.now(), assigned))


def watch_search(actor: Actor) -> None:
    """Call it before people are searched. Raises ReadingNeedsFactor or ReadingPaused."""
    _watch(actor, Look(EventTag.STAFF_PEOPLE_SEARCHED, "", timezone.now(), assigned=True))


def watch_listing(actor: Actor) -> None:
    """Call it before a page of the list is shown; a page counts once. Raises ReadingNeedsFactor or ReadingPaused."""
    _watch(actor, Look(EventTag.STAFF_CASE_LISTED, "", timezone.now(), assigned=True))


def watch_document(actor: Actor) -> None:
    """Call it before leave is given to fetch a document. Raises ReadingNeedsFactor or ReadingPaused."""
    _watch(actor, Look(EventTag.DOCUMENT_READ, "", timezone.now(), assigned=True))


def stop_if_paused(actor: Actor) -> None:
    """Call it before any page with case data. Raises ReadingPaused while a pause holds, whoever or whatever is asked for."""
    if actor is None or not actor.is_authenticated:
        return
    now = timezone.now()
    began = Q(actor_id=actor.pk, tag=EventTag.STAFF_READING_BLOCKED)
    turns = AuditEvent.objects.filter(began | _released(actor), at__gt=now - WINDOW, at__lte=now).order_by("-at")
    if turns.values_list("tag", flat=True).first() == EventTag.STAFF_READING_BLOCKED:
        raise ReadingPaused(begins=False)


def _watch(actor: Actor, present: Look) -> None:
    past = recent_looks(actor, present.at)
    if paused_since(past):
        raise ReadingPaused(begins=False)
    since_release = after_latest(EventTag.STAFF_READING_RELEASED, [present, *past])
    if exceeds(since_release, level=1):
        raise ReadingPaused(begins=True)
    since_factor = after_latest(EventTag.ACCOUNT_STEPPED_UP, since_release)
    if exceeds(since_factor, level=0):
        raise ReadingNeedsFactor


def recent_looks(actor: Actor, now: dt.datetime) -> list[Look]:
    """The last hour's, latest first, in one query; no more than what the widest limit needs."""
    own = Q(actor_id=actor.pk, tag__in=OWN_TAGS)  # type: ignore[union-attr] # staff are signed in
    assigned = Assignment.objects.filter(case_id=OuterRef("subject_id"), officer_id=actor.pk, until=None)  # type: ignore[union-attr]
    events = AuditEvent.objects.filter(own | _released(actor), at__gt=now - WINDOW, at__lte=now).order_by("-at")
    rows = events.values_list("tag", "subject_id", "at", Exists(assigned))
    most = max(paused for _asked, paused in settings.ATHAR_READING_LIMITS["looks"].values())
    return [Look._make(row) for row in rows[: 2 * most]]


def _released(actor: Actor) -> Q:
    """What a protection officer wrote about the actor."""
    return Q(tag=EventTag.STAFF_READING_RELEASED, subject_type="user", subject_id=str(actor.pk))  # type: ignore[union-attr] # staff are signed in


def paused_since(looks: Iterable[Look]) -> dt.datetime | None:
    """When the pause began that still holds, given the looks of the last hour, latest first."""
    turns = {EventTag.STAFF_READING_BLOCKED, EventTag.STAFF_READING_RELEASED}
    latest = next((look for look in looks if look.tag in turns), None)
    return latest.at if latest and latest.tag == EventTag.STAFF_READING_BLOCKED else None


def after_latest(tag: EventTag, looks: list[Look]) -> list[Look]:
    """Those since the latest of `tag`; all where there was none."""
    place = next((place for place, look in enumerate(looks) if look.tag == tag), len(looks))
    return looks[:place]


def count(looks: Iterable[Look]) -> Count:
    """Different cases; searches, pages of the list and documents; and everything."""
    kept = list(looks)
    cases = {look.subject_id: look.assigned for look in kept if look.tag == EventTag.STAFF_CASE_READ}
    by_tag = Counter(look.tag for look in kept)
    return Count(
        cases=len(cases),
        unassigned=sum(not assigned for assigned in cases.values()),
        searches=by_tag[EventTag.STAFF_PEOPLE_SEARCHED],
        listings=by_tag[EventTag.STAFF_CASE_LISTED],
        documents=by_tag[EventTag.DOCUMENT_READ],
        looks=sum(by_tag[tag] for tag in LOOKS),
    )


def exceeds(looks: list[Look], *, level: int) -> bool:
    """Whether any kind passes its limit; level 0 asks for a factor, level 1 pauses. What was read at night has limits of its own."""
    parts = {"day": count(looks), "night": count(look for look in looks if is_night(look.at))}
    return any(
        getattr(parts[part], kind) > pair[level]
        for kind, limits in settings.ATHAR_READING_LIMITS.items()
        for part, pair in limits.items()
    )


def is_night(at: dt.datetime) -> bool:
    """By the clock of the institution."""
    begins, ends = settings.ATHAR_READING_NIGHT
    hour = timezone.localtime(at).hour
    return hour >= begins or hour < ends
