"""Keyed hashes of random secrets (recovery codes, invitations): a stolen table does not let anyone try values."""

from __future__ import annotations

import hmac
import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.core.exceptions import ImproperlyConfigured

from casework.vault.providers import KEY_BYTES, provider

VERSION = struct.Struct(">H")


def keyed_hash(purpose: str, value: bytes) -> bytes:
    """KEK version (2 bytes) and HMAC-SHA-256 (32 bytes) of `value` under a key of its own for `purpose`."""
    return _hash(purpose, value, provider().current_version)


def hash_matches(purpose: str, value: bytes, stored: bytes) -> bool:
    """Whether `stored` came from `keyed_hash(purpose, value)`, also under an older KEK that is still readable."""
    stored = bytes(stored)
    if len(stored) != VERSION.size + KEY_BYTES:
        return False
    try:
        expected = _hash(purpose, value, *VERSION.unpack_from(stored))
    except ImproperlyConfigured:
        return False
    return hmac.compare_digest(expected, stored)


def outlived_its_key(stored: bytes) -> bool:
    """Whether `stored` was made under an older KEK that is retired: nobody can check it any more, nor make another."""
    stored, keys = bytes(stored), provider()
    if len(stored) != VERSION.size + KEY_BYTES or VERSION.unpack_from(stored)[0] >= keys.current_version:
        return False
    try:
        keys.key(*VERSION.unpack_from(stored))
    except ImproperlyConfigured:
        return True
    return False


# Where keyed hashes are stored, as (model label, field, the lookup that is true while a hash still counts, or ""): whoever stores
# hashes names the place, so that no key is retired under them.
hash_columns: set[tuple[str, str, str]] = set()


def version_prefix(version: int) -> bytes:
    """How every hash begins that was made under this version of the KEK."""
    return VERSION.pack(version)


def _hash(purpose: str, value: bytes, version: int) -> bytes:
    info = b"athar keyed hash\x00" + purpose.encode()
    key = HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=info).derive(provider().key(version))
    return VERSION.pack(version) + hmac.digest(key, value, "sha256")
