"""What a link of the chain is made of. Reasons enter as ciphertext: erasing their key leaves the chain as it was."""

from __future__ import annotations

import datetime as dt
import hashlib
import struct
from typing import NamedTuple

LENGTH = struct.Struct(">I")
SEQUENCE = struct.Struct(">Q")
NOTHING = b"\xff\xff\xff\xff"  # a length that no value has: absent differs from empty
START = bytes(32)
COLUMNS = ("id", "tag", "actor_id", "subject_type", "subject_id", "at", "data_key_id", "reason")


class HeldEvent(NamedTuple):
    """An event as the database holds it, in the order of COLUMNS."""

    id: str
    tag: str
    actor_id: int | None
    subject_type: str
    subject_id: str
    at: dt.datetime
    data_key_id: str | None
    reason: bytes | None


def digest_of(event: HeldEvent) -> bytes:
    """SHA-256 over every column, each behind its length: no two events have the same bytes."""
    at = event.at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(b"".join(_part(value) for value in event._replace(at=at))).digest()  # type: ignore[arg-type] # as text


def link_hash(before: bytes, *, sequence: int, event_id: str, digest: bytes, sealed_at: dt.datetime) -> bytes:
    """The hash of one link: it stands on the one before and fixes its own place and time."""
    at = sealed_at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(before + SEQUENCE.pack(sequence) + _part(event_id) + digest + _part(at)).digest()


def _part(value: str | int | bytes | dt.datetime | None) -> bytes:
    if value is None:
        return NOTHING
    data = bytes(value) if isinstance(value, bytes) else str(value).encode()
    return LENGTH.pack(len(data)) + data
