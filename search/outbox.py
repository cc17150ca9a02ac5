"""Changes on their way to the index: written with the change itself, taken out when every engine knows."""

from __future__ import annotations

import logging
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone

from search import registry
from search.engines import EngineUnavailable, written_engines
from search.models import OutboxEntry, TokenIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.engines import Document, Engine

logger = logging.getLogger(__name__)

ENTRIES_AT_ONCE = 500
LONGEST_PAUSE_SECONDS = 300


def enqueue(source: str, ids: Iterable[str]) -> None:
    """Call inside the transaction of the change. After its commit this process tries at once; a worker does the rest."""
    OutboxEntry.objects.bulk_create(OutboxEntry(source=source, key=record_id) for record_id in ids)
    transaction.on_commit(drain_quietly)


def drain_quietly() -> None:
    """A change that is saved stays saved whatever the index says: the entries wait for the worker."""
    try:
        if all(source.is_whole() for source in registry.sources()):
            drain()
    except Exception:  # the page of the person who saved must not fail for the index
        logger.exception("The outbox waits for the worker.")


def drain(limit: int = ENTRIES_AT_ONCE) -> int:
    """Brings up to `limit` due changes to every engine; returns how many entries are done with."""
    with transaction.atomic():
        entries = list(_due(limit))
        if not entries:
            return 0
        documents, gone = _current(entries)
        written = [
            _write(engine, documents, gone) for engine in written_engines()
        ]  # each is tried, whatever the others say
        if not all(written):
            _put_off(entries)
            return 0
        return _finish(entries)


def _due(limit: int) -> Iterable[OutboxEntry]:
    due = OutboxEntry.objects.filter(held=False, due__lte=timezone.now()).order_by("pk")
    if connection.features.has_select_for_update:
        due = due.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
    return due[:limit]


def _current(entries: Sequence[OutboxEntry]) -> tuple[list[Document], list[str]]:
    """The documents as they are now, and the ids that are no more."""
    by_source: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for entry in entries:
        by_source[entry.source][entry.key] = None
    documents = [
        document for source, keys in by_source.items() for document in registry.get(source).documents(list(keys))
    ]
    present = {document.id for document in documents}
    return documents, [key for keys in by_source.values() for key in keys if key not in present]


def _write(engine: Engine, documents: Sequence[Document], gone: Sequence[str]) -> bool:
    try:
        engine.replace(documents)
        engine.delete(gone)
    except EngineUnavailable:
        return False
    return True


def _put_off(entries: Sequence[OutboxEntry]) -> None:
    for entry in entries:
        entry.tries = min(entry.tries + 1, 1000)
        entry.due = timezone.now() + timedelta(seconds=min(2 ** min(entry.tries, 10), LONGEST_PAUSE_SECONDS))
    OutboxEntry.objects.bulk_update(entries, ["tries", "due"])


def _finish(entries: Sequence[OutboxEntry]) -> int:
    done = OutboxEntry.objects.filter(pk__in=[entry.pk for entry in entries])
    # An index under construction may have read these records before they changed: it is told when it is ready.
    if TokenIndex.objects.filter(rebuilding_since__isnull=False).exists():
        done.update(held=True)
    else:
        done.delete()
    return len(entries)
