"""Makes the demo ready to be served; an existing one is kept while its migrations are the present ones."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from casework.audit.sealing import seal_all
from portal.demo.filling import fill
from portal.demo.sheet import lines_of, read_sheet, sheet_path, write_sheet

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator


class Command(BaseCommand):
    help = "Creates the demo's database, pages, invented people and accounts, and prints the accounts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reset", action="store_true", help="begin anew: drops the demo's database")

    def handle(self, *args: object, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo is filled only where the settings say DEMO.", returncode=2)
        with collecting_static_files():
            if options["reset"] or not is_current():
                remove_database()
            accounts = read_sheet()["accounts"] or self._fill()
            seal_all()  # no sealer runs beside the demo: each start seals what the last one left
        sheet = write_sheet(accounts, settings.WAGTAILADMIN_BASE_URL)
        if settings.ATHAR_SEARCH_ENGINE == "elasticsearch":
            call_command("search_rebuild", verbosity=0)
            call_command("search_rebuild_public", verbosity=0)
        self.stdout.write("\n".join(lines_of(sheet)))

    def _fill(self) -> list[dict[str, str]]:
        self.stdout.write("Filling a new demo: tables, pages in six languages, invented people …")
        call_command("migrate", verbosity=0)
        return fill()


@contextmanager
def collecting_static_files() -> Iterator[None]:
    """Compresses the static files beside the block, on the other core; raises CommandError when that fails."""
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    with subprocess.Popen(command, cwd=settings.BASE_DIR) as process:  # noqa: S603 - our own command
        yield
    if process.returncode:
        raise CommandError("The static files could not be collected.")


def is_current() -> bool:
    """Whether the database has exactly the migrations that the code has, and the sheet that goes with it."""
    if not sheet_path().exists():
        return False
    executor = MigrationExecutor(connection)
    unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    ahead = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return not ahead and not unknown


def remove_database() -> None:
    """Removes the demo's SQLite files and its sheet. The keys stay: they open nothing else."""
    connection.close()
    name = str(settings.DATABASES["default"]["NAME"])
    for path in (Path(name), Path(name + "-wal"), Path(name + "-shm"), sheet_path()):
        path.unlink(missing_ok=True)
