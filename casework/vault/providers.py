"""Where the key-encryption keys (KEKs) come from."""

from __future__ import annotations

import base64
import binascii
import stat
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32
FEWEST_DIFFERENT_BYTES = 16  # 32 random bytes have fewer once in more than 10^9 tries
PRINTABLE = range(0x20, 0x7F)
OTHERS = stat.S_IRWXG | stat.S_IRWXO


class KeyProvider(Protocol):
    """Gives KEKs by version. A key file is the first; a key management service fits the same two names."""

    @property
    def current_version(self) -> int:
        """The version that wraps new data keys."""

    def key(self, version: int) -> bytes:
        """The 32 bytes of `version`. Raises ImproperlyConfigured when it is missing, retired or unfit."""

    def retire(self, version: int) -> None:
        """From now on `key(version)` refuses. Raises ImproperlyConfigured when that cannot be made so."""


class FileKeyProvider:
    """KEKs in files of base64 text that their owner alone may read; an older version `n` lies beside, as `kek-n`."""

    def __init__(self, path: Path, version: int) -> None:
        self.path = path
        self.current_version = version
        self._keys: dict[int, bytes] = {}

    def key(self, version: int) -> bytes:
        path = self._path(version)
        # Asked each time: a retired key is refused by running processes too.
        if version not in self._keys or not path.exists():
            self._keys[version] = read_key_file(path)
        return self._keys[version]

    def retire(self, version: int) -> None:
        """Puts the file aside under another name, for the operator to destroy once no backup needs it."""
        path = self._path(version)
        try:
            path.rename(path.with_name(f"{path.name}.retired"))
        except OSError as error:
            raise ImproperlyConfigured(f"The key file {path.name} could not be put aside: {error.strerror}.") from error
        self._keys.pop(version, None)

    def _path(self, version: int) -> Path:
        return self.path if version == self.current_version else self.path.with_name(f"kek-{version}")


def read_guarded(path: Path) -> bytes:
    """What stands in a file that its owner alone may read. Raises ImproperlyConfigured for a missing or readable one."""
    if not path.is_file():
        raise ImproperlyConfigured(f"The key file {path.name} is missing.")
    if path.stat().st_mode & OTHERS:
        raise ImproperlyConfigured(f"The key file {path.name} must be readable by its owner alone (mode 0400).")
    return path.read_bytes().strip()


def read_key_file(path: Path) -> bytes:
    """The 32 bytes in `path`. Raises ImproperlyConfigured, in words for the operator, for any unfit file."""
    try:
        key = base64.b64decode(read_guarded(path), validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES or looks_invented(key):
        raise ImproperlyConfigured(f"The key file {path.name} does not hold {KEY_BYTES} random bytes as base64.")
    return key


def looks_invented(key: bytes) -> bool:
    """Bytes that no source of chance gives: one byte over and over, words, a row of numbers."""
    words = all(byte in PRINTABLE for byte in key)
    steps = {(right - left) % 256 for left, right in pairwise(key)}
    return words or len(set(key)) < FEWEST_DIFFERENT_BYTES or len(steps) == 1


def provider() -> KeyProvider:
    """The provider that the settings name."""
    return _file_provider(Path(settings.ATHAR_KEK_FILE), settings.ATHAR_KEK_VERSION)


@lru_cache(maxsize=4)
def _file_provider(path: Path, version: int) -> FileKeyProvider:
    return FileKeyProvider(path, version)
