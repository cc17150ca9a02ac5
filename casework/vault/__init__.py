"""Keys and encryption of case data. No other package touches a cipher, and no key leaves this one.

KEK (key file) wraps a data key (one per registration, person file and account), which seals each field on its own. What this does not protect
against is a live take-over of the running program: whoever runs as it can ask it to open what it may open.
"""

from __future__ import annotations

from casework.vault.envelope import open_bytes, seal_bytes
from casework.vault.exceptions import VaultError
from casework.vault.hashing import hash_columns, hash_matches, keyed_hash, outlived_its_key, version_prefix
from casework.vault.keyring import KeyRow, check_unwraps, erase, forget_keys, new_wrapped_key, rewrapped
from casework.vault.providers import provider
from casework.vault.streams import SealingWriter, StreamKey, open_stream, verify_stream

__all__ = [
    "KeyRow",
    "SealingWriter",
    "StreamKey",
    "VaultError",
    "check_unwraps",
    "erase",
    "forget_keys",
    "hash_columns",
    "hash_matches",
    "keyed_hash",
    "new_wrapped_key",
    "open_bytes",
    "open_stream",
    "outlived_its_key",
    "provider",
    "rewrapped",
    "seal_bytes",
    "verify_stream",
    "version_prefix",
]
