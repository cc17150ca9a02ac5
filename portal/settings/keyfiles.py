"""Key files: 32 random bytes each, as base64 text, readable by their owner alone."""

from __future__ import annotations

import base64
import os
import secrets
from typing import TYPE_CHECKING

from casework.vault.providers import KEY_BYTES, read_guarded, read_key_file

if TYPE_CHECKING:
    from pathlib import Path

OWNER_READS = 0o400


def read_key(path: Path) -> bytes:
    """The 32 bytes in `path`. Raises ImproperlyConfigured for a missing, weak or readable file, as the vault does."""
    return read_key_file(path)


def read_secret(path: Path) -> str:
    """A password of another service, kept like a key."""
    return read_guarded(path).decode()


def read_or_create_key(path: Path) -> bytes:
    """For demo, development and tests: makes the file when it is missing. Production only reads."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_READS)
        except FileExistsError:  # two processes of one test run start together
            return read_key(path)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode())
    return read_key(path)
