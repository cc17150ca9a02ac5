"""Builds the whole index anew beside the one that answers, without losing a change made meanwhile."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.utils import timezone

from search import registry
from search.engines.database import INDEX_NAME
from search.models import OutboxEntry, TokenIndex
from search.outbox import drain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from search.engines import Engine


def rebuild(engine: Engine, progress: Callable[[int], None]) -> int:
    """Every document of every source into a fresh index of `engine`; returns their number."""
    with _changes_held():
        total = engine.rebuild(registry.all_documents(), progress)
    while drain():
        pass
    return total


@contextmanager
def _changes_held() -> Iterator[None]:
    TokenIndex.objects.update_or_create(name=INDEX_NAME, defaults={"rebuilding_since": timezone.now()})
    try:
        yield
    finally:
        TokenIndex.objects.filter(name=INDEX_NAME).update(rebuilding_since=None)
        OutboxEntry.objects.filter(held=True).update(held=False, due=timezone.now())
