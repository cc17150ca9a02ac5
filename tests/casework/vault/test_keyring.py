from __future__ import annotations

import pytest
from django.db import IntegrityError

from casework import vault
from casework.models import DataKey, KeyKind
from casework.vault import VaultError, keyring
from casework.vault.keyring import KEPT_KEYS, cipher_of
from tests.factories.casework import make_registration

pytestmark = pytest.mark.django_db


def test_the_stored_key_is_not_the_key():
    key = DataKey.objects.create_for(KeyKind.PERSON)
    assert len(bytes(key.wrapped)) == 40  # AES-KWP adds eight bytes to thirty-two


def test_an_erased_key_opens_nothing():
    registration = make_registration(narrative="told")
    vault.erase(registration.data_key)
    with pytest.raises(VaultError):
        registration.__class__.objects.select_related("data_key").get(pk=registration.pk).narrative  # noqa: B018


def test_erasure_leaves_a_tombstone():
    key = DataKey.objects.create_for(KeyKind.REGISTRATION)
    vault.erase(key)
    stored = DataKey.objects.get(pk=key.pk)
    assert (bytes(stored.wrapped), stored.destroyed_at is not None) == (b"", True)


def test_the_database_refuses_a_tombstone_that_still_holds_its_key():
    key = DataKey.objects.create_for(KeyKind.REGISTRATION)
    with pytest.raises(IntegrityError):
        DataKey.objects.filter(pk=key.pk).update(destroyed_at=key.created_at)


def test_a_spoilt_wrapping_is_refused():
    key = DataKey.objects.make(KeyKind.PERSON)
    key.wrapped = key.wrapped[:-1] + bytes([key.wrapped[-1] ^ 1])
    with pytest.raises(VaultError):
        cipher_of(key)


def test_the_ring_stays_small():
    for _key in range(KEPT_KEYS + 10):
        cipher_of(DataKey.objects.make(KeyKind.PERSON))
    assert len(keyring._ring.ciphers) == KEPT_KEYS


def test_the_end_of_a_request_empties_the_ring(client):
    cipher_of(DataKey.objects.make(KeyKind.PERSON))
    client.get("/")
    assert not keyring._ring.ciphers
