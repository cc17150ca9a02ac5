from __future__ import annotations

import base64

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.settings.keyfiles import read_key, read_or_create_key


def write(path, key, mode=0o400):
    path.write_text(base64.b64encode(key).decode())
    path.chmod(mode)
    return path


def test_a_new_key_is_read_by_its_owner_alone(tmp_path):
    key = read_or_create_key(tmp_path / "keys" / "kek")
    assert (len(key), (tmp_path / "keys" / "kek").stat().st_mode & 0o777) == (32, 0o400)


def test_the_same_key_comes_back(tmp_path):
    assert read_or_create_key(tmp_path / "kek") == read_or_create_key(tmp_path / "kek")


@pytest.mark.parametrize("key", [b"short", bytes(32), b"x" * 64])
def test_weak_keys_are_refused(tmp_path, key):
    with pytest.raises(ImproperlyConfigured):
        read_key(write(tmp_path / "kek", key))


def test_a_key_that_others_may_read_is_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured):
        read_key(write(tmp_path / "kek", bytes(range(32)), 0o444))


def test_a_missing_key_is_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured):
        read_key(tmp_path / "kek")
