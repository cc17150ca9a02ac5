"""The sealer: lays a chain over events once they are committed. Nobody who works waits for it, and it waits for nobody.

The database queues each event in the event's own transaction (AuditPending), so the sealer sees it when it is committed and not
before, however late that is. Only one seals at a time; a second one finds the lock taken and leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone

from casework.audit.chaining import COLUMNS, START, HeldEvent, digest_of, link_hash
from casework.models import AuditEvent, AuditPending, AuditSeal

if TYPE_CHECKING:
    from collections.abc import Iterable

BATCH = 2_000
SEALER_LOCK = 0x41746861_72536561  # "AtharSea": an advisory lock of our own


def seal_all() -> int:
    """Seals until nothing waits; how many events that were."""
    total = 0
    while sealed := seal_batch():
        total += sealed
    return total


@transaction.atomic
def seal_batch(limit: int = BATCH) -> int:
    """Seals the oldest events that wait, at most `limit`. 0 when nothing waits or another sealer is at work."""
    if not _alone():
        return 0
    events = waiting(limit)
    head = AuditSeal.objects.order_by("-sequence").first()
    AuditSeal.objects.bulk_create(_links(head, events))
    AuditPending.objects.filter(pk__in=[event.id for event in events]).delete()
    return len(events)


def waiting(limit: int) -> list[HeldEvent]:
    """Committed events without a seal, oldest first."""
    queued = AuditPending.objects.values("event_id")
    rows = AuditEvent.objects.filter(pk__in=queued).order_by("at", "id").values_list(*COLUMNS)
    return [HeldEvent._make(row) for row in rows[:limit]]


def _links(head: AuditSeal | None, events: Iterable[HeldEvent]) -> list[AuditSeal]:
    sequence, last, now = (head.sequence, bytes(head.hash), timezone.now()) if head else (0, START, timezone.now())
    links = []
    for event in events:
        sequence, digest = sequence + 1, digest_of(event)
        last = link_hash(last, sequence=sequence, event_id=event.id, digest=digest, sealed_at=now)
        links.append(AuditSeal(sequence=sequence, event_id=event.id, digest=digest, hash=last, sealed_at=now))
    return links


def _alone() -> bool:
    """Held until the end of the transaction, so that the next sealer sees this one's links. SQLite has one writer anyway."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEALER_LOCK])
        return bool(cursor.fetchone()[0])
