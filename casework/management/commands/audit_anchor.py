"""The signed head of the log's chain, kept elsewhere."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from casework.audit.anchoring import AnchorUnfit, write_anchor

if TYPE_CHECKING:
    from argparse import ArgumentParser

PAUSE_SECONDS = 60 * 60


class Command(BaseCommand):
    help = "Appends the signed head of the log's chain to the file ATHAR_AUDIT_ANCHOR, every hour until it is ended."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="write one line and end")

    def handle(self, *_args: Any, **options: Any) -> None:
        place = settings.ATHAR_AUDIT_ANCHOR
        if not place:
            raise CommandError("ATHAR_AUDIT_ANCHOR says nothing: there is no place for the anchor.", returncode=2)
        if "://" in place:
            raise CommandError("ATHAR_AUDIT_ANCHOR takes a file; addresses are not served yet.", returncode=2)
        self._write(Path(place))
        while not options["once"]:
            time.sleep(PAUSE_SECONDS)
            self._write(Path(place))

    def _write(self, path: Path) -> None:
        try:
            anchor = write_anchor(path)
        except AnchorUnfit as error:
            raise CommandError(str(error), returncode=2) from error
        self.stdout.write(f"Anchored at link {anchor.sequence}." if anchor else "Nothing is sealed yet.")
