"""Brings waiting changes to the search index."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from search.models import OutboxEntry
from search.outbox import drain

if TYPE_CHECKING:
    from argparse import ArgumentParser

NOTHING_TO_DO_SECONDS = 1.0
FINDING = 1


class Command(BaseCommand):
    help = "Brings waiting changes to the search index; exits with 1 when some still wait."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--loop", action="store_true", help="go on until stopped")

    def handle(self, *args: Any, **options: Any) -> None:
        while options["loop"]:
            if not drain():
                time.sleep(NOTHING_TO_DO_SECONDS)
        done = 0
        while batch := drain():
            done += batch
        waiting = OutboxEntry.objects.filter(held=False).count()
        self.stdout.write(f"{done} changes written, {waiting} waiting.")
        if waiting:
            raise SystemExit(FINDING)
