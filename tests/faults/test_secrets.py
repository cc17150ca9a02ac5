"""No key lies where keys must not lie: in the database, in the repository, in the environment of a running server."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap_with_padding
from django.conf import settings
from django.db import connection

from casework import vault
from casework.models import DataKey
from portal.settings.keyfiles import read_or_create_key
from tests.database.base import OWNER
from tests.factories.accounts import make_account
from tests.factories.casework import make_named_case
from tests.servers.postgres import binary

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
    place = connection.settings_dict
    where = ["--host", place["HOST"], "--port", str(place["PORT"]), "--username", OWNER, place["NAME"]]
    dump = subprocess.run([binary("pg_dump"), *where], check=True, capture_output=True).stdout
    keys = deployment_keys()
    assert (len(keys) >= 5, b"casework_datakey" in dump, found(keys, dump)) == (True, True, [])
    assert account.totp_secret.encode() not in dump
    assert b"only for tests" not in dump


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
    names = ("secret_key", "kek-1", "search_token_key")
    keys = {name: read_or_create_key(tmp_path / name) for name in names}
    place = connection.settings_dict
    told = {
        "PATH": os.environ["PATH"],
        "ATHAR_KEYS_DIR": str(tmp_path),
        "ATHAR_ALLOWED_HOSTS": "portal.example.org",
        "ATHAR_BASE_URL": "https://portal.example.org",
        "ATHAR_DB_HOST": place["HOST"],
        "ATHAR_DB_PORT": str(place["PORT"]),
        "ATHAR_DB_NAME": place["NAME"],
        "ATHAR_DB_USER": place["USER"],
        "ATHAR_ELASTICSEARCH_URL": "http://127.0.0.1:1",
        "ATHAR_ERASURE_LEDGER": str(tmp_path / "erasures"),
        "ATHAR_TRUSTED_PROXIES": "127.0.0.1",
    }
    code = "import portal.wsgi; print('serving', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, env=told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout.readline() == "serving\n"
        seen = b"".join(Path(f"/proc/{server.pid}/{name}").read_bytes() for name in ("environ", "cmdline"))
        server.communicate("\n")
    assert (b"ATHAR_KEYS_DIR" in seen, found(keys, seen)) == (True, [])
