"""Sealed files: a key of its own for each file, sealed under its registration's key, and chunks that know their place.

Each chunk's nonce is its position and whether it is the last, under a key that seals one file once. So a chunk opens nowhere else: not at
another position, not in another file, and a file without its end does not open at all.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import struct
from typing import TYPE_CHECKING, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework.vault.envelope import TAG_BYTES, open_bytes, seal_bytes
from casework.vault.exceptions import VaultError
from casework.vault.providers import KEY_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casework.vault.keyring import KeyRow

MAGIC = b"athar file 1\n"
CHUNK_BYTES = 64 * 1024
NONCE = struct.Struct(">3xQB")  # position of the chunk, whether it is the last


class StreamKey:
    """The key of one file. Outside the vault it can only be handed on, or sealed for one place."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key or secrets.token_bytes(KEY_BYTES)
        self._cipher = AESGCM(self._key)

    def sealed(self, data_key: KeyRow, *, context: tuple[str, ...]) -> bytes:
        """For keeping beside the file's row. Raises VaultError for an erased data key."""
        return seal_bytes(data_key, self._key, context=context)

    @classmethod
    def opened(cls, data_key: KeyRow, sealed: bytes, *, context: tuple[str, ...]) -> StreamKey:
        """What `sealed` gave. Raises VaultError."""
        return cls(open_bytes(data_key, sealed, context=context))

    def seal_chunk(self, position: int, chunk: bytes, *, last: bool) -> bytes:
        return self._cipher.encrypt(NONCE.pack(position, last), chunk, MAGIC)

    def open_chunk(self, position: int, sealed: bytes, *, last: bool) -> bytes:
        """Raises VaultError."""
        try:
            return self._cipher.decrypt(NONCE.pack(position, last), sealed, MAGIC)
        except InvalidTag as error:
            raise VaultError from error


class SealingWriter:
    """Seals what it is given into `file`; nothing else of it is kept but its size and its SHA-256. Its key seals this one file."""

    def __init__(self, file: BinaryIO) -> None:
        self.key = StreamKey()
        self.size = 0
        self._file = file
        self._digest = hashlib.sha256()
        self._waiting = bytearray()
        self._position = 0
        file.write(MAGIC)

    def write(self, data: bytes) -> None:
        self.size += len(data)
        self._digest.update(data)
        self._waiting += data
        while len(self._waiting) > CHUNK_BYTES:
            self._put(bytes(self._waiting[:CHUNK_BYTES]), last=False)
            del self._waiting[:CHUNK_BYTES]

    def finish(self) -> str:
        """Writes the last chunk; returns the SHA-256 of the clear bytes, which names a known file: seal it too."""
        self._put(bytes(self._waiting), last=True)
        self._waiting.clear()
        return self._digest.hexdigest()

    def _put(self, chunk: bytes, *, last: bool) -> None:
        self._file.write(self.key.seal_chunk(self._position, chunk, last=last))
        self._position += 1


def open_stream(key: StreamKey, file: BinaryIO) -> Iterator[bytes]:
    """The clear chunks. Raises VaultError at the first that was changed, moved or cut; see `verify_stream`."""
    if not hmac.compare_digest(file.read(len(MAGIC)), MAGIC):
        raise VaultError
    position, sealed = 0, file.read(CHUNK_BYTES + TAG_BYTES)
    while True:
        following = file.read(CHUNK_BYTES + TAG_BYTES)
        yield key.open_chunk(position, sealed, last=not following)
        if not following:
            return
        position, sealed = position + 1, following


def verify_stream(key: StreamKey, file: BinaryIO) -> int:
    """Reads the file to its end and goes back to its beginning, so that of a damaged file not one byte is handed out.

    Returns the size of what it holds. Raises VaultError.
    """
    size = sum(len(chunk) for chunk in open_stream(key, file))
    file.seek(0)
    return size
