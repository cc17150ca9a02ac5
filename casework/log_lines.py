"""The log as its readers see it: codes and opaque ids, never a reason. A page is found by the event that it follows, and none is counted."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from casework.audit import SOURCES
from casework.models import AuditEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.utils.functional import Promise

    from casework.querysets import AuditEventQuerySet
    from casework.rights import Actor

EVENTS_A_PAGE = 50
EVENTS_A_CHUNK = 2_000
EXPORTED = ("time_utc", "event", "tag", "actor", "subject_type", "subject")
# What a spreadsheet would run instead of showing it.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class LogPage:
    """Some events, latest first, and whether older ones follow."""

    events: list[AuditEvent]
    has_older: bool

    @property
    def last(self) -> AuditEvent:
        return self.events[-1]

    def lines(self) -> list[tuple[AuditEvent, str | Promise]]:
        """Each with the title of its source."""
        return [(event, SOURCES.get(event.tag.partition(":")[0], event.tag)) for event in self.events]


def events_for(actor: Actor, asked: dict[str, Any]) -> AuditEventQuerySet:
    """Those that the actor may see and asks for, latest first; `asked` is the cleaned data of LogFilterForm. Reasons stay unread."""
    events = AuditEvent.objects.visible_to(actor).defer("reason").order_by("-at", "-id")
    if asked.get("source"):
        events = events.of_source(asked["source"])
    if asked.get("actor"):
        events = events.filter(actor_id=asked["actor"])
    if asked.get("subject"):
        events = events.filter(subject_id=asked["subject"])
    if asked.get("since"):
        events = events.filter(at__gte=_midnight(asked["since"]))
    if asked.get("until"):
        events = events.filter(at__lt=_midnight(asked["until"] + dt.timedelta(days=1)))
    return events


def page_of(actor: Actor, events: AuditEventQuerySet, *, after: str = "") -> LogPage:
    """The page that follows the event `after`; the first one where there is no such event."""
    anchor = AuditEvent.objects.visible_to(actor).filter(pk=after).only("at").first() if after else None
    rows = list((events.older_than(anchor) if anchor else events)[: EVENTS_A_PAGE + 1])
    return LogPage(events=rows[:EVENTS_A_PAGE], has_older=len(rows) > EVENTS_A_PAGE)


def csv_lines(events: AuditEventQuerySet) -> Iterator[str]:
    """The export, line by line: no more than a chunk is held at a time."""
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    yield writer.writerow(EXPORTED)
    rest = events
    while chunk := list(rest[:EVENTS_A_CHUNK]):
        yield from (writer.writerow([harmless(cell) for cell in _cells(event)]) for event in chunk)
        rest = events.older_than(chunk[-1])


def harmless(cell: object) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _cells(event: AuditEvent) -> tuple[object, ...]:
    at = event.at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return (at, event.pk, event.tag, event.actor_id, event.subject_type, event.subject_id)


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text
