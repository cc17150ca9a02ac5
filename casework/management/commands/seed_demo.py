"""Invented cases in the configured database."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from casework.demo.seed import RealCasesPresent, remove_seeded, seed, seeded

if TYPE_CHECKING:
    from argparse import ArgumentParser

MOST_CASES = 1_000_000


class Command(BaseCommand):
    help = "Adds invented cases (the same seed gives the same people); refused where real cases are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cases", type=int, default=1_000, help=f"how many to add, at most {MOST_CASES}")
        parser.add_argument("--seed", type=int, default=1, help="the source of chance")
        parser.add_argument("--replace", action="store_true", help="first remove what earlier runs added")

    def handle(self, *_args: Any, **options: Any) -> None:
        count = options["cases"]
        if not 0 <= count <= MOST_CASES:
            raise CommandError(f"--cases takes a number from 0 to {MOST_CASES}.", returncode=2)
        if options["replace"]:
            with self._bar("removing", seeded().count()) as bar:
                remove_seeded(bar.update)
        try:
            with self._bar("adding", count) as bar:
                seed(count, seed=options["seed"], progress=bar.update)
        except RealCasesPresent as error:
            raise CommandError(str(error), returncode=2) from error
        self.stdout.write(f"{count} invented cases added.")

    @staticmethod
    def _bar(what: str, total: int) -> Any:
        return tqdm(desc=what, total=total, unit=" cases", disable=not sys.stderr.isatty())
