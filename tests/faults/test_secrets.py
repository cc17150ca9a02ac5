"""No key lies where keys must not lie: in the database, in the repository, in the environment of a running server."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap_with_padding
from django.conf import settings

from casework import vault
from casework.models import DataKey
from casework.row_security.grants import WEB
from portal.settings.keyfiles import read_key
from tests.database.tools import dump
from tests.factories.accounts import make_account
from tests.factories.casework import make_named_case
from tests.faults.production import environment, login_in

ROOT = Path(__file__).resolve().parent.parent.parent
KEY_FILE = re.compile(rb"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])")
PRIVATE_KEY = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----")


def spellings(key):
    """Raw, as PostgreSQL prints bytes, hexadecimal in both cases, base64 in both alphabets."""
    return {
        key,
        key.hex().encode(),
        key.hex().upper().encode(),
        base64.b64encode(key).rstrip(b"="),
        base64.urlsafe_b64encode(key).rstrip(b"="),
    }


def found(keys, haystack):
    return [name for name, key in keys.items() if any(spelling in haystack for spelling in spellings(key))]


def deployment_keys():
    kek = vault.provider().key(1)
    data_keys = {
        f"data key {row.pk}": aes_key_unwrap_with_padding(kek, bytes(row.wrapped))
        for row in DataKey.objects.filter(destroyed_at=None, kek_version=1)
    }
    return {"kek": kek, "token key": settings.ATHAR_TOKEN_KEY, **data_keys}


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_k_04_a_dump_of_the_database_holds_no_key():
    make_named_case()
    account = make_account("family")
    backup, keys = dump(), deployment_keys()
    assert (len(keys) >= 5, b"casework_datakey" in backup, found(keys, backup)) == (True, True, [])
    assert account.totp_secret.encode() not in backup
    assert b"only for tests" not in backup


def git(*words):
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True).stdout


def test_k_04_the_history_of_the_repository_holds_no_key():
    history = git("log", "--patch", "--no-color", "--text", "HEAD")
    tracked = b"\n".join((ROOT / name.decode()).read_bytes() for name in git("ls-files", "-z").split(b"\x00") if name)
    for text in (history, tracked):
        assert (KEY_FILE.findall(text), PRIVATE_KEY.findall(text)) == ([], [])


def test_k_04_no_key_file_is_tracked():
    names = git("ls-files").decode().split()
    assert not [
        name for name in names if re.search(r"(^|/)(kek-\d+|secret_key|search_token_key|smtp_password|\.env)$", name)
    ]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_k_04_the_environment_of_a_running_server_holds_no_key(tmp_path):
    code = "import portal.wsgi; print('serving', flush=True); input()"
    with login_in(WEB) as login:
        told = environment(tmp_path, login)
        keys = {path.name: read_key(path) for path in (tmp_path / "keys").iterdir()}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=told, **pipes) as server:
            assert server.stdout.readline() == "serving\n"  # or nothing, once it has ended
            seen = b"".join(Path(f"/proc/{server.pid}/{name}").read_bytes() for name in ("environ", "cmdline"))
            server.communicate("\n")
    assert (b"ATHAR_KEYS_DIR" in seen, len(keys), found(keys, seen)) == (True, 3, [])
