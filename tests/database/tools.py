"""PostgreSQL's own programs on the test database, as an operator runs them: as the owner of the tables, from whom no row is hidden."""

from __future__ import annotations

import subprocess

from django.db import connection

from tests.database.base import OWNER
from tests.servers.postgres import binary


def tool(name, *words):
    """What the program prints. Raises CalledProcessError."""
    place = connection.settings_dict
    where = ["--host", place["HOST"], "--port", str(place["PORT"]), "--username", OWNER]
    return subprocess.run([binary(name), *where, *words], check=True, capture_output=True).stdout


def dump(*words):
    """The whole test database."""
    return tool("pg_dump", *words, connection.settings_dict["NAME"])
