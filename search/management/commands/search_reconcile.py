"""Compares the public indexes with what is public now, and puts right what differs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from elasticsearch import ApiError, TransportError
from elasticsearch.helpers import BulkIndexError

from search.public.reconciling import reconcile

if TYPE_CHECKING:
    from argparse import ArgumentParser

FINDING = 1


class Command(BaseCommand):
    help = "Takes out of the public indexes what is public no more, and brings in what is missing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=int, metavar="SECONDS", help="go on until stopped, with this pause")

    def handle(self, *args: Any, **options: Any) -> None:
        while options["every"]:
            self._try_once()
            close_old_connections()
            time.sleep(options["every"])
        if not self._try_once():
            raise CommandError("Elasticsearch did not answer as it should.", returncode=FINDING)

    def _try_once(self) -> bool:
        try:
            changed = {code: reconcile(code) for code, _name in settings.LANGUAGES}
        except (ApiError, TransportError, BulkIndexError) as error:
            self.stderr.write(f"The public indexes could not be compared: {type(error).__name__}.")
            return False
        if told := ", ".join(f"{code}: {count}" for code, count in changed.items() if count):
            self.stdout.write(f"Texts put right: {told}.")
        return True
