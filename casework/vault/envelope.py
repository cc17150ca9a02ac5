"""One sealed value: header, nonce, ciphertext with its tag. It opens only in the place that it was sealed for."""

from __future__ import annotations

import secrets
import struct
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag

from casework.vault.exceptions import VaultError
from casework.vault.keyring import cipher_of

if TYPE_CHECKING:
    from casework.vault.keyring import KeyRow

FORMAT = 1
HEADER = struct.Struct(">BH")  # format, version of the data key
NONCE_BYTES = 12
TAG_BYTES = 16


def seal_bytes(data_key: KeyRow, plaintext: bytes, *, context: tuple[str, ...]) -> bytes:
    """`plaintext` sealed for one place. `context` names it, outermost first: (table, row id, field)."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    place = associated_data(context, data_key.version)
    return HEADER.pack(FORMAT, data_key.version) + nonce + cipher_of(data_key).encrypt(nonce, plaintext, place)


def open_bytes(data_key: KeyRow, sealed: bytes, *, context: tuple[str, ...]) -> bytes:
    """What `seal_bytes` was given. Raises VaultError for another key, place or version, and for any changed byte."""
    sealed = bytes(sealed)
    if len(sealed) < HEADER.size + NONCE_BYTES + TAG_BYTES:
        raise VaultError
    if HEADER.unpack_from(sealed) != (FORMAT, data_key.version):
        raise VaultError
    nonce, body = sealed[HEADER.size : HEADER.size + NONCE_BYTES], sealed[HEADER.size + NONCE_BYTES :]
    try:
        return cipher_of(data_key).decrypt(nonce, body, associated_data(context, data_key.version))
    except InvalidTag as error:
        raise VaultError from error


def associated_data(context: tuple[str, ...], key_version: int) -> bytes:
    """Each part with its length before it, so that no two places share one description."""
    parts = [part.encode() for part in (*context, str(key_version))]
    return bytes([FORMAT]) + b"".join(struct.pack(">H", len(part)) + part for part in parts)
