"""The head of the chain, signed and kept where another administrator holds it.

Whoever owns the database could cut the tail, or restore an older copy of log and chain alike: each is sound in itself. The anchor
remembers how far the chain had come. Each line is signed under a key of the vault, so that it cannot be invented either.

A KEK that is retired takes the signatures of its time along. Their lines still bind the chain, for the last line proves the whole of it
that they speak of: it alone must bear a signature that can be checked.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from typing import TYPE_CHECKING, NamedTuple, Self

from django.utils import timezone

from casework import vault
from casework.audit.verifying import ChainBroken
from casework.models import AuditSeal

if TYPE_CHECKING:
    from pathlib import Path

PURPOSE = "audit anchor"
OWNER_ALONE = 0o600


class AnchorUnfit(Exception):  # noqa: N818 - reads as what it says
    """The anchor cannot be read or written, in one sentence for the operator."""


class Anchor(NamedTuple):
    """How far the chain had come at a time."""

    sequence: int
    hash: str
    at: str
    signature: str

    @classmethod
    def of(cls, seal: AuditSeal, at: dt.datetime) -> Self:
        unsigned = cls(seal.sequence, bytes(seal.hash).hex(), at.astimezone(dt.UTC).isoformat(timespec="seconds"), "")
        return unsigned._replace(signature=vault.keyed_hash(PURPOSE, unsigned.signed_bytes()).hex())

    @classmethod
    def parse(cls, line: str) -> Self:
        """Raises AnchorUnfit."""
        try:
            anchor = cls(**json.loads(line))
            bytes.fromhex(anchor.signature)
            dt.datetime.fromisoformat(anchor.at).astimezone(dt.UTC)
        except (ValueError, TypeError, AttributeError) as error:
            raise AnchorUnfit("The anchor holds a line that is none.") from error
        return anchor

    def signed_bytes(self) -> bytes:
        return f"{self.sequence}\n{self.hash}\n{self.at}".encode()

    @property
    def written_at(self) -> dt.datetime:
        return dt.datetime.fromisoformat(self.at)

    @property
    def is_ours(self) -> bool:
        return vault.hash_matches(PURPOSE, self.signed_bytes(), bytes.fromhex(self.signature))


def write_anchor(path: Path) -> Anchor | None:
    """Appends one line for the present head; None while the chain is empty. Raises AnchorUnfit."""
    head = AuditSeal.objects.order_by("-sequence").first()
    if head is None:
        return None
    anchor = Anchor.of(head, timezone.now())
    try:
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, OWNER_ALONE)
        try:
            os.write(file, json.dumps(anchor._asdict()).encode() + b"\n")
            os.fsync(file)
        finally:
            os.close(file)
    except OSError as error:
        raise AnchorUnfit(f"The anchor cannot be written: {error.strerror}.") from error
    return anchor


def check_anchor(path: Path, *, max_age: dt.timedelta) -> int:
    """Whether the chain still holds all that the anchor remembers; how many lines that were. Raises ChainBroken or AnchorUnfit.

    An anchor that nobody writes any more remembers nothing of what came later: its last line must not be older than `max_age`.
    """
    lines = _lines(path)
    for number, line in enumerate(lines, start=1):
        _compare(number, Anchor.parse(line), is_last=number == len(lines))
    last = Anchor.parse(lines[-1])
    if timezone.now() - last.written_at > max_age:
        raise ChainBroken(f"The anchor is old: its last line is of {last.at}, and nothing since then is anchored.")
    return len(lines)


def check_last_line(path: Path) -> None:
    """The same for the last line alone, whatever its age: cheap enough for every start. Raises ChainBroken or AnchorUnfit."""
    lines = _lines(path)
    _compare(len(lines), Anchor.parse(lines[-1]), is_last=True)


def _lines(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AnchorUnfit("The anchor cannot be read.") from error
    if not lines:
        raise AnchorUnfit("The anchor is empty.")
    return lines


def _compare(number: int, anchor: Anchor, *, is_last: bool) -> None:
    if not anchor.is_ours and (is_last or not vault.outlived_its_key(bytes.fromhex(anchor.signature))):
        raise ChainBroken(f"Line {number} of the anchor bears no signature of ours.")
    seal = AuditSeal.objects.filter(sequence=anchor.sequence).first()
    if seal is None:
        raise ChainBroken(f"The chain was cut: on {anchor.at} it had come to link {anchor.sequence}, which is gone.")
    if bytes(seal.hash).hex() != anchor.hash:
        raise ChainBroken(f"The chain was replaced: link {anchor.sequence} is not the one of {anchor.at}.")
