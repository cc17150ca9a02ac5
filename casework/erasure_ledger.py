"""The erasure ledger: a file outside the database, so that a restored backup cannot bring back what was erased.

Each line holds an opaque key id, a moment and a keyed hash that takes in the line before: a line that is added, changed or left out in
the middle breaks the chain. Lines cut off at the end show against the database's own list, unless both are old together.
"""

from __future__ import annotations

import base64
import fcntl
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

from casework import vault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PURPOSE = "erasure ledger"
FIELDS = 3
MODE = 0o600


class LedgerBroken(Exception):  # noqa: N818 - reads as what it says
    """The ledger is missing, was changed, or was signed under a key that is gone."""


def read() -> list[str]:
    """The key ids in the order of their erasure. Raises LedgerBroken; a file that was never begun is empty."""
    path = _path()
    if not path.exists():
        return []
    return [line.split(" ")[0] for line in _verified(path.read_text(encoding="ascii", errors="replace"))]


def append(key_ids: Iterable[str]) -> None:
    """Adds lines and waits until they are on the disk. Call it before the database commits: an erasure is rather done twice than lost."""
    with _locked() as file:
        lines = _verified(file.read())
        last = lines[-1] if lines else ""
        for key_id in key_ids:
            last = _line(f"{key_id} {timezone.now().isoformat()}", last)
            file.write(f"{last}\n")
        file.flush()
        os.fsync(file.fileno())


def sign_anew() -> None:
    """Signs every line under the current KEK: before an older one is retired. Raises LedgerBroken."""
    with _locked() as file:
        text, last = "", ""
        for line in _verified(file.read()):
            last = _line(line.rsplit(" ", 1)[0], last)
            text += f"{last}\n"
        beside = _path().with_suffix(".new")
        beside.write_text(text, encoding="ascii")
        beside.chmod(MODE)
        beside.replace(_path())


def _path() -> Path:
    return Path(settings.ATHAR_ERASURE_LEDGER)


@contextmanager
def _locked() -> Iterator[Any]:
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, MODE)
    with os.fdopen(handle, "r+", encoding="ascii", errors="replace") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def _line(body: str, before: str) -> str:
    return f"{body} {base64.b64encode(vault.keyed_hash(PURPOSE, _signed(body, before))).decode()}"


def _signed(body: str, before: str) -> bytes:
    return f"{before}\n{body}".encode()


def _verified(text: str) -> list[str]:
    """The lines, each proved by its hash and the line before."""
    if text and not text.endswith("\n"):
        raise LedgerBroken("The last line of the erasure ledger is not whole.")
    lines, before = text.splitlines(), ""
    for number, line in enumerate(lines, start=1):
        if not _proved(line, before):
            raise LedgerBroken(f"Line {number} of the erasure ledger is not proved by its signature.")
        before = line
    return lines


def _proved(line: str, before: str) -> bool:
    parts = line.split(" ")
    if len(parts) != FIELDS:
        return False
    try:
        mac = base64.b64decode(parts[-1], validate=True)
    except ValueError:
        return False
    return vault.hash_matches(PURPOSE, _signed(" ".join(parts[:-1]), before), mac)
