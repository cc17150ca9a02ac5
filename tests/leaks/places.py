"""Each place where data comes to rest, as the bytes that lie there."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

import redis
from django.conf import settings
from django.core import mail
from django.db import connection
from psycopg.conninfo import conninfo_to_dict

from portal.accounts.sessions import SessionStore
from search.client import get_client
from tests.servers import postgres, run

LARGEST = 256 * 1024 * 1024


def files(folder: Path):
    """Every file below a folder that can still be read, with its name: a name may tell too."""
    for path in sorted(folder.rglob("*")):
        yield str(path), str(path.name).encode()
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= LARGEST:
            try:
                yield str(path), path.read_bytes()
            except FileNotFoundError:  # a server swept it meanwhile
                continue


def server_folder(name: str) -> Path:
    return (Path(os.environ[run.RUN_VARIABLE]) / name).resolve()


def database_dump(dsn: str):
    """All tables of this test's database, as a backup would hold them."""
    place = conninfo_to_dict(dsn)
    command = [postgres.binary("pg_dump"), "-h", place["host"], "-p", str(place["port"]), "-U", "postgres"]
    done = subprocess.run([*command, str(connection.settings_dict["NAME"])], check=True, capture_output=True)
    yield "pg_dump", done.stdout


def sessions():
    """Sessions are packed: opened here, so that their contents can be searched."""
    store = SessionStore()
    for row in SessionStore.get_model_class().objects.all():
        yield "session", repr(store.decode(row.session_data)).encode()


def database_files():
    """The server's own folder: tables, indexes, the write-ahead log, temporary files, the server's log."""
    yield from files(server_folder("postgres"))


def cache(url: str):
    client = redis.Redis.from_url(url)
    for key in client.scan_iter():
        yield "redis", key + b" " + (client.dump(key) or b"")


def search_folder():
    yield from files(server_folder("elasticsearch"))


def search_indices():
    """What the search server would tell whoever asks it: every index, hidden ones too."""
    client = get_client()
    for index in client.indices.get(index="*", expand_wildcards="all"):
        for hit in client.search(index=index, size=1000, stored_fields="*", docvalue_fields=["*"])["hits"]["hits"]:
            yield index, repr(hit).encode()


def letters():
    for letter in mail.outbox:
        yield "mail", letter.message().as_bytes()


def temporary_files():
    yield from files(Path(tempfile.gettempdir()))


def own_files():
    yield from files(settings.TEST_DIR)
    yield from files(Path(settings.MEDIA_ROOT))


def scanner_files():
    yield from files(server_folder("clamd"))
