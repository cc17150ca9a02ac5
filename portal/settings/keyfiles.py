"""Key files: 32 random bytes each, as base64 text, readable by their owner alone."""

from __future__ import annotations

import base64
import os
import secrets
import stat
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from pathlib import Path

KEY_BYTES = 32
OWNER_READS = 0o400
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def read_key(path: Path) -> bytes:
    """The 32 bytes in `path`. Raises ImproperlyConfigured for a missing, short or world-readable file."""
    if not path.is_file():
        raise ImproperlyConfigured(f"The key file {path.name} is missing from ATHAR_KEYS_DIR.")
    if path.stat().st_mode & OTHERS:
        raise ImproperlyConfigured(f"The key file {path.name} may be read by its owner alone (mode 0400).")
    key = base64.b64decode(path.read_text(encoding="ascii"))
    if len(key) != KEY_BYTES or len(set(key)) == 1:
        raise ImproperlyConfigured(f"The key file {path.name} does not hold {KEY_BYTES} random bytes.")
    return key


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
