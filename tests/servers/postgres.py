"""A PostgreSQL without a password on loopback, that forgets everything faster than it could save it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg

from tests.servers.ports import LOOPBACK, free_port
from tests.servers.processes import Server, ServerUnavailableError, launch, program

OLDEST = 15
ROLE = "athar"
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "jit=off", "autovacuum=off")
# As in production: what a test writes must not be in the server's log either.
QUIET = (
    "log_min_messages=log", "log_min_error_statement=panic", "log_error_verbosity=terse",
    "log_parameter_max_length=0", "log_parameter_max_length_on_error=0",
)  # fmt: skip
PLACE = ("unix_socket_directories=", f"listen_addresses={LOOPBACK}", "max_connections=200", "shared_buffers=128MB")


def start(folder: Path) -> Server:
    """The address is that of role `athar` (no superuser, may create databases and roles) on a database of the same name."""
    home = owned_home(folder)
    options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    initdb = [*as_owner(), binary("initdb"), "--pgdata", str(home / "data"), *options]
    subprocess.run(initdb, cwd=home, check=True, capture_output=True)
    (home / "data" / "pg_hba.conf").write_text(f"host all all {LOOPBACK}/32 trust\n")
    port = free_port()
    settings = [part for setting in (*FAST, *QUIET, *PLACE) for part in ("-c", setting)]
    command = [*as_owner(), binary("postgres"), "-D", str(home / "data"), "-p", str(port), *settings]
    admin = f"postgresql://postgres@{LOOPBACK}:{port}/postgres"
    server = launch(
        command, home, f"postgresql://{ROLE}@{LOOPBACK}:{port}/{ROLE}", lambda: psycopg.connect(admin).close()
    )
    create_role(admin)
    return server


def create_role(admin: str) -> None:
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB CREATEROLE")
        connection.execute(f"CREATE DATABASE {ROLE} OWNER {ROLE}")
        # Roles belong to the whole server: made here, they need not be made by several workers at once.
        connection.execute("CREATE ROLE athar_web NOLOGIN")
        connection.execute("CREATE ROLE athar_worker NOLOGIN")
        connection.execute("CREATE ROLE athar_tests LOGIN NOINHERIT")
        connection.execute(f"GRANT athar_web, athar_worker, {ROLE} TO athar_tests")


def binary(name: str) -> str:
    """Debian keeps the server's programs in a folder for each version."""
    versions = sorted(int(path.name) for path in Path("/usr/lib/postgresql").glob("[1-9][0-9]"))
    folders = ":".join(f"/usr/lib/postgresql/{version}/bin" for version in reversed(versions) if version >= OLDEST)
    return program(name, "postgresql-15", folders)


def owner() -> pwd.struct_passwd | None:
    """Whom PostgreSQL runs as: it refuses root, so root lends it to the Debian package's user."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise ServerUnavailableError("PostgreSQL does not run as root, and there is no user postgres to run it.")


def as_owner() -> list[str]:
    if not (found := owner()):
        return []
    return [program("setpriv", "util-linux"), f"--reuid={found.pw_uid}", f"--regid={found.pw_gid}", "--clear-groups"]


def owned_home(folder: Path) -> Path:
    """`folder`, or a place under /tmp when the user whom PostgreSQL runs as cannot walk to it."""
    found = owner()
    if not found:
        return folder
    os.chown(folder, found.pw_uid, found.pw_gid)
    if subprocess.run([*as_owner(), "test", "-w", str(folder)], check=False).returncode == 0:
        return folder
    elsewhere = Path(tempfile.mkdtemp(prefix="athar-postgres-"))
    shutil.chown(elsewhere, found.pw_uid, found.pw_gid)
    folder.rmdir()
    folder.symlink_to(elsewhere)
    return elsewhere
