"""Whether the log is what was written."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from casework.audit.anchoring import AnchorUnfit, check_anchor
from casework.audit.verifying import ChainBroken, oldest_unsealed, unsealed, verify
from casework.models import AuditSeal

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Sequence


SHOWN = 20
LONGEST_WAIT = dt.timedelta(minutes=5)


class Command(BaseCommand):
    help = "Checks the log against its chain and names the broken events; with an anchor it also finds a cut tail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anchor", type=Path, metavar="FILE", help="what audit_anchor wrote, from where it is kept"
        )

        parser.add_argument(
            "--max-age", type=float, default=2, metavar="HOURS", help="how old the anchor's last line may be"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        findings: list[str] = []
        for check in (self._chain, self._anchor):
            try:
                check(**options)
            except ChainBroken as error:
                findings += error.findings
            except AnchorUnfit as error:
                raise CommandError(_told([*findings, str(error)]), returncode=1 if findings else 2) from error
        if findings:
            raise CommandError(_told(findings), returncode=1)
        self.stdout.write(f"{unsealed()} events wait for their seal.")
        self._sealer_is_at_work()

    def _chain(self, **_options: Any) -> None:
        with tqdm(total=AuditSeal.objects.count(), unit=" events", disable=not sys.stderr.isatty()) as bar:
            head = verify(bar.update)
        self.stdout.write(f"The log is sound: {head.sequence if head else 0} events in the chain.")

    def _anchor(self, *, anchor: Path | None, max_age: float, **_options: Any) -> None:
        if anchor:
            lines = check_anchor(anchor, max_age=dt.timedelta(hours=max_age))
            self.stdout.write(f"The anchor agrees: {lines} lines.")

    @staticmethod
    def _sealer_is_at_work() -> None:
        """What waits can still be taken out without a trace. Raises CommandError if it waits too long."""
        oldest = oldest_unsealed()
        if oldest is not None and timezone.now() - oldest > LONGEST_WAIT:
            at = oldest.isoformat(timespec="seconds")
            raise CommandError(f"The sealer stands: an event of {at} has no seal yet.", returncode=1)


def _told(findings: Sequence[str]) -> str:
    more = len(findings) - SHOWN
    return "\n".join([*findings[:SHOWN], *([f"{more} more findings."] if more > 0 else [])])
