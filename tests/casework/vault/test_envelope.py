from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import vault
from casework.models import DataKey, KeyKind
from casework.vault import VaultError, open_bytes, seal_bytes
from casework.vault.envelope import HEADER, NONCE_BYTES, associated_data

PLACE = ("table", "row", "field")


@pytest.fixture(scope="module")
def key():
    return DataKey.objects.make(KeyKind.REGISTRATION)


@given(st.binary(max_size=300))
def test_what_was_sealed_comes_back(key, plaintext):
    assert open_bytes(key, seal_bytes(key, plaintext, context=PLACE), context=PLACE) == plaintext


@pytest.mark.parametrize("place", [("other", "row", "field"), ("table", "other", "field"), ("table", "row", "other")])
def test_another_place_refuses(key, place):
    with pytest.raises(VaultError):
        open_bytes(key, seal_bytes(key, b"name", context=PLACE), context=place)


def test_each_changed_byte_is_refused(key):
    sealed = seal_bytes(key, b"name", context=PLACE)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(VaultError):
            open_bytes(key, bytes(changed), context=PLACE)


def test_each_shorter_value_is_refused(key):
    sealed = seal_bytes(key, b"name", context=PLACE)
    for length in range(len(sealed)):
        with pytest.raises(VaultError):
            open_bytes(key, sealed[:length], context=PLACE)


def test_another_key_refuses(key):
    other = DataKey.objects.make(KeyKind.REGISTRATION)
    with pytest.raises(VaultError):
        open_bytes(other, seal_bytes(key, b"name", context=PLACE), context=PLACE)


def test_another_version_of_the_key_refuses(key):
    newer = DataKey(wrapped=key.wrapped, kek_version=key.kek_version, version=2)
    with pytest.raises(VaultError):
        open_bytes(newer, seal_bytes(key, b"name", context=PLACE), context=PLACE)


def test_no_nonce_comes_twice(key):
    nonces = {seal_bytes(key, b"", context=PLACE)[HEADER.size : HEADER.size + NONCE_BYTES] for _try in range(5_000)}
    assert len(nonces) == 5_000


@given(st.lists(st.text(max_size=5), min_size=3, max_size=3), st.lists(st.text(max_size=5), min_size=3, max_size=3))
def test_no_two_places_share_a_description(left, right):
    same = associated_data(tuple(left), 1) == associated_data(tuple(right), 1)
    assert same == (left == right)


def test_the_failure_tells_nothing(key):
    with pytest.raises(VaultError) as refusal:
        open_bytes(key, b"x" * 60, context=PLACE)
    assert str(refusal.value) == "The vault refused."


def test_forgotten_keys_are_unwrapped_again(key):
    sealed = seal_bytes(key, b"name", context=PLACE)
    vault.forget_keys()
    assert open_bytes(key, sealed, context=PLACE) == b"name"
