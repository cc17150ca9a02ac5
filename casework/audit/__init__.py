"""The trace of every look and every change: what the other modules may use of it."""

from __future__ import annotations

from casework.audit.recording import NotInTransaction, id_or_hash, record, record_each, record_refusal
from casework.audit.tags import CHANGE_TITLES, SOURCES, EventTag

__all__ = [
    "CHANGE_TITLES",
    "SOURCES",
    "EventTag",
    "NotInTransaction",
    "id_or_hash",
    "record",
    "record_each",
    "record_refusal",
]
