"""Sealed files on disk, outside MEDIA, under random names. They hold ciphertext alone; what they are is known to the rows that name them.

A file is written under `incoming/`, locked by its writer, brought to the disk and then renamed. So a row names only whole files, and what a
killed process left behind is told from what another is writing: nobody holds its lock any more.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import time
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

INCOMING = "incoming"
ORPHAN_AFTER_SECONDS = 60 * 60
"""A file is older than the transaction that will name it, but never by so much."""


class IncomingBlob:
    """A sealed file that is being written. It is kept by `keep`, or it goes."""

    def __init__(self) -> None:
        self.name = secrets.token_hex(16)
        self.path = _folder(INCOMING) / self.name
        descriptor = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        self.file: BinaryIO = os.fdopen(descriptor, "w+b")
        fcntl.flock(self.file, fcntl.LOCK_EX)
        self._drop = weakref.finalize(self, _discard, self.file, self.path)

    def keep(self) -> str:
        """Its name, once it is whole on the disk."""
        self.file.flush()
        os.fsync(self.file.fileno())
        target = _path(self.name)
        _folder(target.parent.name)
        self.path.rename(target)
        self._drop.detach()
        _sync(target.parent)
        self.file.close()
        return self.name

    def drop(self) -> None:
        """Removes it, unless it was kept. So does forgetting it, when a connection breaks half way."""
        self._drop()


def _discard(file: BinaryIO, path: Path) -> None:
    path.unlink(missing_ok=True)
    file.close()


def open_blob(name: str) -> BinaryIO:
    """The sealed bytes. Raises FileNotFoundError."""
    return _path(name).open("rb")


def remove_blob(name: str) -> None:
    """One that is not there is as good as removed."""
    _path(name).unlink(missing_ok=True)


def sweep_incoming() -> int:
    """Removes what killed processes were writing; returns how many. Files whose writer lives are locked, and stay."""
    return sum(_abandoned(path) for path in _folder(INCOMING).iterdir())


def orphans(named: Container[str]) -> Iterator[str]:
    """Kept files that no row names and none will: they are too old for a transaction to be still open."""
    oldest = time.time() - ORPHAN_AFTER_SECONDS
    for path in _root().glob("??/*"):
        if path.name not in named and path.stat().st_mtime < oldest:
            yield path.name


def _abandoned(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink(missing_ok=True)
    except (BlockingIOError, FileNotFoundError):
        return False
    return True


def _root() -> Path:
    if not settings.ATHAR_BLOB_DIR:
        raise ImproperlyConfigured("ATHAR_BLOB_DIR must name the folder of sealed files.")
    return Path(settings.ATHAR_BLOB_DIR)


def _path(name: str) -> Path:
    if not (name.isascii() and name.isalnum()):
        raise FileNotFoundError(name)
    return _root() / name[:2] / name


def _folder(name: str) -> Path:
    folder = _root() / name
    if not folder.is_dir():
        _root().mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        _sync(_root())
    return folder


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
