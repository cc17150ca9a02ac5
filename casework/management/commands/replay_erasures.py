"""Does again what the erasure ledger names, after a restore."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casework.erasure_ledger import LedgerBroken
from casework.services.erasures_replay import erasures_replay


class Command(BaseCommand):
    help = "Destroys again every key that the erasure ledger names: after a restore, before the site may start."
    requires_system_checks: list[str] = []  # the check that it answers would stop it

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            replayed = erasures_replay()
        except LedgerBroken as error:
            raise CommandError(f"Nothing was replayed. {error}", returncode=1) from error
        self.stdout.write(f"{replayed} erasures replayed.")
