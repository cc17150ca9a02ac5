"""Whether the log is what was written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from casework.audit.anchoring import AnchorUnfit, check_anchor
from casework.audit.verifying import ChainBroken, unsealed, verify
from casework.models import AuditSeal

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Checks the log against its chain and names the first broken event; with an anchor it also finds a cut tail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anchor", type=Path, metavar="FILE", help="what audit_anchor wrote, from where it is kept"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            with tqdm(total=AuditSeal.objects.count(), unit=" events", disable=not sys.stderr.isatty()) as bar:
                head = verify(bar.update)
            lines = check_anchor(options["anchor"]) if options["anchor"] else 0
        except AnchorUnfit as error:
            raise CommandError(str(error), returncode=2) from error
        except ChainBroken as error:
            raise CommandError(str(error), returncode=1) from error
        self.stdout.write(f"The log is sound: {head.sequence if head else 0} events in the chain.")
        if lines:
            self.stdout.write(f"The anchor agrees: {lines} lines.")
        self.stdout.write(f"{unsealed()} events wait for their seal.")
