"""Wraps every data key anew under the current KEK, and retires an old one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from casework import vault
from casework.erasure_ledger import LedgerBroken
from casework.exceptions import WrongStep
from casework.services.keys_rotate import kek_retire, keys_by_version, keys_rotate

if TYPE_CHECKING:
    from argparse import ArgumentParser

FINDING, BAD_INPUT = 1, 2


class Command(BaseCommand):
    help = "Wraps every data key anew under the current KEK (ATHAR_KEK_VERSION). May be stopped and started again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=int, help="the version that must be current, to be sure")
        parser.add_argument(
            "--retire", type=int, metavar="N", help="afterwards refuse version N and put its file aside"
        )
        parser.add_argument(
            "--void-hashes", action="store_true", help="retire even if recovery codes under N stop working"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        current = vault.provider().current_version
        if options["to"] not in {None, current}:
            raise CommandError(
                f"ATHAR_KEK_VERSION is {current}: set it first, restart, then rotate.", returncode=BAD_INPUT
            )
        refused = self._rotate(current)
        self._tell()
        if refused:
            raise CommandError(f"{len(refused)} keys would not open: {' '.join(refused)}", returncode=FINDING)
        if options["retire"] is not None:
            self._retire(options["retire"], void_hashes=options["void_hashes"])

    @staticmethod
    def _rotate(current: int) -> list[str]:
        total = sum(count for version, count in keys_by_version().items() if version != current)
        with tqdm(total=total, desc=f"to version {current}", unit=" keys", disable=not sys.stderr.isatty()) as bar:
            return keys_rotate(bar.update)

    def _tell(self) -> None:
        for version, count in sorted(keys_by_version().items()):
            self.stdout.write(f"version {version}: {count} keys")

    def _retire(self, version: int, *, void_hashes: bool) -> None:
        try:
            kek_retire(version, void_hashes=void_hashes)
        except (WrongStep, LedgerBroken, ImproperlyConfigured) as error:
            raise CommandError(f"Version {version} was not retired: {error}.", returncode=FINDING) from error
        self.stdout.write(f"version {version} is refused from now on")
