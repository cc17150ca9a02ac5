"""Data keys: made, wrapped, unwrapped for one piece of work, destroyed."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Protocol

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap_with_padding,
    aes_key_wrap_with_padding,
)
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from casework.vault.exceptions import VaultError
from casework.vault.providers import KEY_BYTES, provider

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

KEPT_KEYS = 512


class KeyRow(Protocol):
    """What the vault needs to know of a stored data key."""

    @property
    def wrapped(self) -> bytes | memoryview[int]: ...
    @property
    def kek_version(self) -> int: ...
    @property
    def version(self) -> int: ...
    @property
    def destroyed_at(self) -> dt.datetime | None: ...


class ErasableKey(Protocol):
    """A stored data key that can be destroyed (casework.models.DataKey)."""

    wrapped: bytes | memoryview[int]
    kek_version: int
    destroyed_at: dt.datetime | None

    def save(self, *, update_fields: Iterable[str] | None = None) -> None: ...


class _Ring(threading.local):
    """Unwrapped keys of this thread's present request. Never shared, never written down."""

    def __init__(self) -> None:
        self.ciphers: OrderedDict[tuple[int, bytes], AESGCM] = OrderedDict()


_ring = _Ring()


def new_wrapped_key() -> tuple[bytes, int]:
    """A fresh 256-bit data key, wrapped by AES-KWP, and the version of the KEK that wraps it."""
    keys = provider()
    version = keys.current_version
    return aes_key_wrap_with_padding(keys.key(version), secrets.token_bytes(KEY_BYTES)), version


def rewrapped(row: KeyRow) -> tuple[bytes, int]:
    """The same data key wrapped by the current KEK, and that KEK's version. Raises VaultError for an erased or spoilt one."""
    if row.destroyed_at is not None or not row.wrapped:
        raise VaultError
    keys = provider()
    version = keys.current_version
    return aes_key_wrap_with_padding(keys.key(version), _unwrapped(row.kek_version, bytes(row.wrapped))), version


def cipher_of(row: KeyRow) -> AESGCM:
    """The AES-256-GCM cipher of a stored key. Raises VaultError for an erased or foreign one."""
    if row.destroyed_at is not None or not row.wrapped:
        raise VaultError
    name = (row.kek_version, bytes(row.wrapped))
    if name not in _ring.ciphers:
        _ring.ciphers[name] = AESGCM(_unwrapped(*name))
        if len(_ring.ciphers) > KEPT_KEYS:
            _ring.ciphers.popitem(last=False)
    return _ring.ciphers[name]


def _unwrapped(kek_version: int, wrapped: bytes) -> bytes:
    try:
        return aes_key_unwrap_with_padding(provider().key(kek_version), wrapped)
    except (InvalidUnwrap, ValueError, ImproperlyConfigured) as error:
        raise VaultError from error


def check_unwraps(kek_version: int, wrapped: bytes) -> None:
    """Raises VaultError unless the KEK of that version opens this wrapping."""
    _unwrapped(kek_version, wrapped)


def forget_keys(**_signal: object) -> None:
    """Empties this thread's ring: called when a request ends and when a long command has done a batch."""
    _ring.ciphers.clear()


def erase(row: ErasableKey) -> None:
    """Destroys a data key and keeps its tombstone: what it sealed is unreadable from now on, in backups too."""
    _ring.ciphers.pop((row.kek_version, bytes(row.wrapped)), None)
    row.wrapped = b""
    row.destroyed_at = timezone.now()
    row.save(update_fields=["wrapped", "destroyed_at"])
