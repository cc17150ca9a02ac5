"""The sealer of the log."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from casework.audit.sealing import seal_all

if TYPE_CHECKING:
    from argparse import ArgumentParser

PAUSE_SECONDS = 1


class Command(BaseCommand):
    help = "Lays the chain over events of the log as they are committed, every second until it is ended."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="seal what waits, say how many that were, and end")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["once"]:
            self.stdout.write(f"{seal_all()} events sealed.")
            return
        while True:
            seal_all()
            time.sleep(PAUSE_SECONDS)
