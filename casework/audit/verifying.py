"""Checks the chain from its first link to its last, and the log against it."""

from __future__ import annotations

import datetime as dt
import hmac
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from casework.audit.chaining import COLUMNS, START, HeldEvent, digest_of, link_hash
from casework.models import AuditEvent, AuditPending, AuditSeal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHUNK = 2_000
BEFORE_ALL = -(2**62)
# No transaction lasts so long: an event that claims to be this much older than its neighbours was put in afterwards.
LATEST_COMMIT = dt.timedelta(hours=1)


class ChainBroken(Exception):  # noqa: N818 - reads as what it says
    """Where log and chain part, one sentence each for the operator; the first is what the exception says."""

    def __init__(self, *findings: str) -> None:
        self.findings = findings
        super().__init__(findings[0])


def verify(progress: Callable[[int], None] = lambda _count: None) -> AuditSeal | None:
    """The head of the sound chain, None of an empty one. Raises ChainBroken, once all was looked at: one forged event hides no other."""
    head: AuditSeal | None = None
    newest, findings = None, list[str]()
    for seal, event in _links():
        findings += _faults(seal, event, head, newest)
        newest, head = _newest(newest, seal, event), seal
        progress(1)
    findings += _beside_the_chain()
    if findings:
        raise ChainBroken(*findings)
    return head


def unsealed() -> int:
    """How many events wait for their seal."""
    return AuditEvent.objects.filter(~Exists(AuditSeal.objects.filter(event_id=OuterRef("pk")))).count()


def oldest_unsealed() -> dt.datetime | None:
    """Since when the event waits that has waited longest for its seal."""
    sealed = AuditSeal.objects.filter(event_id=OuterRef("pk"))
    return AuditEvent.objects.filter(~Exists(sealed)).order_by("at").values_list("at", flat=True).first()


def _links() -> Iterator[tuple[AuditSeal, HeldEvent | None]]:
    """Each seal with its event, up to the head as it stands at the beginning: the sealer may go on meanwhile."""
    last, end = BEFORE_ALL, AuditSeal.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    while seals := list(AuditSeal.objects.filter(sequence__gt=last, sequence__lte=end).order_by("sequence")[:CHUNK]):
        rows = AuditEvent.objects.filter(pk__in=[seal.event_id for seal in seals]).values_list(*COLUMNS)
        events = {row[0]: HeldEvent._make(row) for row in rows.order_by()}
        yield from ((seal, events.get(seal.event_id)) for seal in seals)
        last = seals[-1].sequence


def _faults(
    seal: AuditSeal, event: HeldEvent | None, before: AuditSeal | None, newest: dt.datetime | None
) -> Iterator[str]:
    """What is wrong with this link and its event, given the link before and the latest time that an event has claimed so far."""
    expected = before.sequence + 1 if before else 1
    if seal.sequence != expected:
        yield f"Link {expected} is missing: the chain goes on at {seal.sequence}, event {seal.event_id}."
    elif not hmac.compare_digest(_expected_hash(seal, before), bytes(seal.hash)):
        yield f"Link {seal.sequence}, event {seal.event_id}, was put in or moved: it does not follow the one before."
    if event is None:
        yield f"Event {seal.event_id} (link {seal.sequence}) was deleted from the log."
        return
    if not hmac.compare_digest(digest_of(event), bytes(seal.digest)):
        yield f"Event {seal.event_id} (link {seal.sequence}) was altered after it was sealed."
    if newest is not None and event.at < newest - LATEST_COMMIT:
        yield f"Event {seal.event_id} (link {seal.sequence}) was put in later: it is dated back among newer ones."


def _newest(newest: dt.datetime | None, seal: AuditSeal, event: HeldEvent | None) -> dt.datetime | None:
    """An event cannot be newer than its seal: one dated ahead would make all honest ones after it look dated back."""
    if event is None:
        return newest
    at = min(event.at, seal.sealed_at)
    return at if newest is None else max(newest, at)


def _expected_hash(seal: AuditSeal, before: AuditSeal | None) -> bytes:
    start = bytes(before.hash) if before else START
    return link_hash(
        start, sequence=seal.sequence, event_id=seal.event_id, digest=bytes(seal.digest), sealed_at=seal.sealed_at
    )


def _beside_the_chain() -> Iterator[str]:
    """Every event is sealed or waits for it; what is neither came in past the queue. One statement, hence one state of things."""
    sealed = AuditSeal.objects.filter(event_id=OuterRef("pk"))
    queued = AuditPending.objects.filter(pk=OuterRef("pk"))
    for stray in AuditEvent.objects.filter(~Exists(sealed), ~Exists(queued)).order_by("at", "id").iterator():
        yield f"Event {stray.pk} was put in past the queue: it is neither sealed nor waiting."
