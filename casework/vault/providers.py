"""Where the key-encryption keys (KEKs) come from."""

from __future__ import annotations

import base64
import binascii
import stat
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32
OTHERS = stat.S_IRWXG | stat.S_IRWXO


class KeyProvider(Protocol):
    """Gives KEKs by version. A key file is the first; a key management service fits the same two names."""

    @property
    def current_version(self) -> int:
        """The version that wraps new data keys."""

    def key(self, version: int) -> bytes:
        """The 32 bytes of `version`. Raises ImproperlyConfigured when it is missing or unfit."""


class FileKeyProvider:
    """KEKs in files of base64 text that their owner alone may read; an older version `n` lies beside, as `kek-n`."""

    def __init__(self, path: Path, version: int) -> None:
        self.path = path
        self.current_version = version
        self._keys: dict[int, bytes] = {}

    def key(self, version: int) -> bytes:
        if version not in self._keys:
            current = version == self.current_version
            self._keys[version] = read_key_file(self.path if current else self.path.with_name(f"kek-{version}"))
        return self._keys[version]


def read_key_file(path: Path) -> bytes:
    """The 32 bytes in `path`. Raises ImproperlyConfigured, in words for the operator, for any unfit file."""
    if not path.is_file():
        raise ImproperlyConfigured(f"The key file {path.name} is missing.")
    if path.stat().st_mode & OTHERS:
        raise ImproperlyConfigured(f"The key file {path.name} must be readable by its owner alone (mode 0400).")
    try:
        key = base64.b64decode(path.read_bytes().strip(), validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES or len(set(key)) == 1:
        raise ImproperlyConfigured(f"The key file {path.name} does not hold {KEY_BYTES} random bytes as base64.")
    return key


def provider() -> KeyProvider:
    """The provider that the settings name."""
    return _file_provider(Path(settings.ATHAR_KEK_FILE), settings.ATHAR_KEK_VERSION)


@lru_cache(maxsize=4)
def _file_provider(path: Path, version: int) -> FileKeyProvider:
    return FileKeyProvider(path, version)
