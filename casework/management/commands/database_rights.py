"""The database's own locks."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, connection

from casework.row_security.laying import lay


class Command(BaseCommand):
    help = "Lays roles, grants and row policies on PostgreSQL. Run it as the owner of the tables after every `migrate`; it may be repeated."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL knows roles and row policies.", returncode=2)
        try:
            lay()
        except ProgrammingError as error:
            raise CommandError("Only the owner of the tables may lay these rights.", returncode=2) from error
        self.stdout.write("Roles, grants and row policies are laid.")
