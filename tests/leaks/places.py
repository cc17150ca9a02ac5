"""Each place where data comes to rest, as the bytes that lie there."""

from __future__ import annotations

import io
import os
import re
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

import pikepdf
import psycopg
import redis
from django.conf import settings
from django.core import mail
from django.db import connection
from elasticsearch import NotFoundError
from psycopg.conninfo import conninfo_to_dict

from portal.accounts.sessions import SessionStore
from search.client import get_client
from tests.servers import postgres, run

LARGEST = 256 * 1024 * 1024
SERVERS = ("postgres", "elasticsearch", "redis", "clamd")
HEXADECIMAL = re.compile(rb"\\\\x([0-9a-f]{8,})")


@dataclass(frozen=True)
class Places:
    """Where one run may have left something. What was last written before `since` cannot hold it, and is named but not read."""

    since: float
    dsn: str
    redis_url: str
    mark: str

    def all(self):
        """Reader by place. Each yields where exactly, and the bytes."""
        media, static, blobs = map(Path, (settings.MEDIA_ROOT, settings.STATIC_ROOT, settings.ATHAR_BLOB_DIR))
        return {
            "backup of the database": self.database_dump,
            "the database's files, write-ahead log and log": self.database_files,
            "sessions, opened": sessions,
            "cache": self.cache,
            "the cache's folder": lambda: self.files(server_folder("redis")),
            "search indices, as the server tells them": lambda: search_indices(self.mark),
            "the search server's folder": lambda: self.files(server_folder("elasticsearch")),
            "mail": letters,
            "temporary files": self.temporary_files,
            "our own folder": lambda: self.files(settings.TEST_DIR, [media, static, blobs]),
            "media": lambda: self.files(media),
            "static files": lambda: self.files(static),
            "sealed documents": lambda: self.files(blobs),
            "the virus scanner's folder": lambda: self.files(server_folder("clamd")),
        }

    def files(self, folder, but_not=()):
        """Every file below a folder that can be read, and every name: a name may tell too."""
        others = set(but_not)
        for here, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if Path(here, name) not in others]
            yield here, "\n".join([*folders, *names]).encode()
            for name in names:
                yield from self._content(Path(here, name))

    def _content(self, path):
        try:
            found = path.lstat()
            if S_ISREG(found.st_mode) and self._may_hold(found):
                yield str(path), path.read_bytes()
        except (FileNotFoundError, PermissionError):  # swept meanwhile, or another user's
            return

    def _may_hold(self, found):
        return found.st_mtime >= self.since and found.st_size <= LARGEST

    def database_dump(self):
        """All tables of this test's database, as a backup would hold them; binary columns also as the bytes that they stand for."""
        place = conninfo_to_dict(self.dsn)
        command = [postgres.binary("pg_dump"), "-h", place["host"], "-p", str(place["port"]), "-U", "postgres"]
        dump = subprocess.run([*command, str(connection.settings_dict["NAME"])], check=True, capture_output=True).stdout
        yield "pg_dump", dump
        yield (
            "pg_dump, binary",
            b"\n".join(bytes.fromhex(run[: len(run) // 2 * 2].decode()) for run in HEXADECIMAL.findall(dump)),
        )

    def database_files(self):
        """All of the server's folder, once memory is on the disk, but for the tables of other databases."""
        place = conninfo_to_dict(self.dsn)
        admin = {"host": place["host"], "port": place["port"], "user": "postgres", "dbname": "postgres"}
        with psycopg.connect(**admin, autocommit=True) as server:
            server.execute("CHECKPOINT")
            rows = server.execute("SELECT oid FROM pg_database WHERE datname <> %s", [connection.settings_dict["NAME"]])
            others = [server_folder("postgres") / "data" / "base" / str(oid) for (oid,) in rows]
        yield from self.files(server_folder("postgres"), but_not=others)

    def cache(self):
        client = redis.Redis.from_url(self.redis_url)
        readers = {
            b"string": client.get, b"hash": client.hgetall, b"set": client.smembers,
            b"list": lambda key: client.lrange(key, 0, -1), b"zset": lambda key: client.zrange(key, 0, -1),
        }  # fmt: skip
        yield "server", repr(client.info()).encode()
        for key in client.scan_iter():
            value = readers[client.type(key)](key)
            yield "redis", key + b" " + (value if isinstance(value, bytes) else repr(value).encode())

    def temporary_files(self):
        """But for our own folder and the servers', which are places of their own."""
        others = [settings.TEST_DIR.resolve(), *map(server_folder, SERVERS)]
        yield from self.files(Path(tempfile.gettempdir()).resolve(), others)


def server_folder(name):
    return (Path(os.environ[run.RUN_VARIABLE]) / name).resolve()


def sessions():
    """Sessions are packed: opened here, so that their contents can be searched."""
    for row in SessionStore.get_model_class().objects.all():
        yield "session", repr((row.session_key, SessionStore().decode(row.session_data))).encode()


def search_indices(mark):
    """What the search server would tell whoever asks it: every index, hidden ones too, its ids and columns, and whether it finds the mark."""
    client = get_client()
    client.indices.refresh(index="*", expand_wildcards="all")
    asked = {"query": f"*{mark}*", "fields": ["*"], "lenient": True, "analyze_wildcard": True}
    for index in client.indices.get(index="*", expand_wildcards="all"):
        with suppress(NotFoundError):  # another run's, and gone meanwhile
            yield index, repr(client.indices.get(index=index, expand_wildcards="all").body).encode()
            hits = client.search(index=index, size=1000, stored_fields="*", fields=["*"], expand_wildcards="all")
            yield index, repr(hits.body).encode()
            known = client.count(index=index, query={"query_string": asked}, expand_wildcards="all")["count"]
            yield index, mark.encode() * known


def letters():
    for letter in mail.outbox:
        yield "mail", letter.message().as_bytes()


def cookies(browsers):
    """All that a browser was told to keep, but for the key of its session, which is a secret that only its owner holds."""
    for browser in browsers:
        for name, cookie in browser.cookies.items():
            value = b"" if name == settings.SESSION_COOKIE_NAME else cookie.value.encode()
            yield name, name.encode() + b"=" + value


def opened(pdf):
    """A PDF with its streams unpacked."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            out,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()
