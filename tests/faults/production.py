"""Production's own settings on the test's database, with logins of the kinds that a deployment has."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connection

from portal.settings.keyfiles import read_or_create_key
from tests.servers.ports import LOOPBACK

HOST = "portal.example.org"
ROOT = Path(__file__).resolve().parent.parent.parent


@contextmanager
def login_in(role):
    """A login of its own that is a member of `role` and of nothing else, as setup/database_roles.sh makes them."""
    place, name = connection.settings_dict, f"athar_login_{secrets.token_hex(4)}"
    administrator = f"postgresql://postgres@{place['HOST']}:{place['PORT']}/postgres"
    with psycopg.connect(administrator, autocommit=True) as database:
        database.execute(f"CREATE ROLE {name} LOGIN IN ROLE {role}")
        try:
            yield name
        finally:
            database.execute(f"DROP ROLE {name}")


def environment(folder, user):
    """All that production requires, with keys, ledger and sealed files below `folder`."""
    for name in ("secret_key", "kek-1", "search_token_key"):
        read_or_create_key(folder / "keys" / name)
    place = connection.settings_dict
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "ATHAR_VAR_DIR": str(folder),
        "ATHAR_KEYS_DIR": str(folder / "keys"),
        "ATHAR_ERASURE_LEDGER": str(folder / "ledger" / "erasures"),
        "ATHAR_BLOB_DIR": str(folder / "blobs"),
        "ATHAR_ALLOWED_HOSTS": HOST,
        "ATHAR_BASE_URL": f"https://{HOST}",
        "ATHAR_TRUSTED_PROXIES": LOOPBACK,
        "ATHAR_DB_HOST": place["HOST"],
        "ATHAR_DB_PORT": str(place["PORT"]),
        "ATHAR_DB_NAME": place["NAME"],
        "ATHAR_DB_USER": user,
        "ATHAR_ELASTICSEARCH_URL": f"http://{LOOPBACK}:1",
    }


def server(told, port):
    """The command of the image, on loopback."""
    granian = str(Path(sys.executable).parent / "granian")
    options = [
        "--interface",
        "wsgi",
        "--host",
        LOOPBACK,
        "--port",
        str(port),
        "--no-access-log",
        "--workers-kill-timeout",
        "5",
    ]
    with Path(told["ATHAR_VAR_DIR"], "server.log").open("wb") as log:
        return subprocess.Popen(
            [granian, *options, "portal.wsgi:application"], cwd=ROOT, env=told, stdout=log, stderr=log
        )
