from __future__ import annotations

import base64
import secrets

import pytest
from django.core.exceptions import ImproperlyConfigured

from casework.vault.providers import FileKeyProvider, provider, read_key_file


def write(path, content, mode=0o400):
    path.write_bytes(content)
    path.chmod(mode)
    return path


def encoded(length=32):
    return base64.b64encode(secrets.token_bytes(length))


@pytest.mark.parametrize("mode", [0o400, 0o600])
def test_a_key_file_of_its_owner_alone_is_read(tmp_path, mode):
    assert len(read_key_file(write(tmp_path / "kek-1", encoded() + b"\n", mode))) == 32


@pytest.mark.parametrize("mode", [0o440, 0o404, 0o640, 0o644])
def test_a_key_file_that_others_read_is_refused(tmp_path, mode):
    with pytest.raises(ImproperlyConfigured, match="0400"):
        read_key_file(write(tmp_path / "kek-1", encoded(), mode))


@pytest.mark.parametrize(
    "content",
    [b"", b"secret", encoded(16), encoded(33), base64.b64encode(bytes(32)), b"\xff" * 44],
    ids=["empty", "words", "short", "long", "zeros", "binary"],
)
def test_what_is_no_key_is_refused(tmp_path, content):
    with pytest.raises(ImproperlyConfigured, match="32 random bytes"):
        read_key_file(write(tmp_path / "kek-1", content))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="missing"):
        read_key_file(tmp_path / "kek-1")


def test_two_versions_are_readable_at_once(tmp_path):
    old, new = (write(tmp_path / f"kek-{version}", encoded()) for version in (1, 2))
    keys = FileKeyProvider(new, 2)
    assert (keys.key(1), keys.key(2)) == (read_key_file(old), read_key_file(new))


def test_a_retired_version_is_refused(tmp_path):
    keys = FileKeyProvider(write(tmp_path / "kek-2", encoded()), 2)
    with pytest.raises(ImproperlyConfigured):
        keys.key(1)


def test_the_settings_name_the_provider(settings, tmp_path):
    settings.ATHAR_KEK_FILE, settings.ATHAR_KEK_VERSION = write(tmp_path / "kek-7", encoded()), 7
    assert provider().current_version == 7
