from __future__ import annotations

import base64
import secrets

import pytest

from casework.vault import hash_matches, keyed_hash


def new_kek(folder, version):
    path = folder / f"kek-{version}"
    path.write_bytes(base64.b64encode(secrets.token_bytes(32)))
    path.chmod(0o400)
    return path


def test_a_hash_knows_its_value():
    assert hash_matches("recovery", b"code", keyed_hash("recovery", b"code"))


@pytest.mark.parametrize(("purpose", "value"), [("recovery", b"other"), ("invitation", b"code")])
def test_another_value_or_purpose_does_not_match(purpose, value):
    assert not hash_matches(purpose, value, keyed_hash("recovery", b"code"))


@pytest.mark.parametrize("stored", [b"", b"\x00\x01", b"\x00\x09" + bytes(32)])
def test_what_is_no_hash_does_not_match(stored):
    assert not hash_matches("recovery", b"code", stored)


def test_a_hash_outlives_the_next_key(settings, tmp_path):
    settings.ATHAR_KEK_FILE, settings.ATHAR_KEK_VERSION = new_kek(tmp_path, 1), 1
    stored = keyed_hash("recovery", b"code")
    settings.ATHAR_KEK_FILE, settings.ATHAR_KEK_VERSION = new_kek(tmp_path, 2), 2
    assert hash_matches("recovery", b"code", stored)
    assert keyed_hash("recovery", b"code") != stored
