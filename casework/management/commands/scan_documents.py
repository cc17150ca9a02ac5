"""Checks the documents that wait."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from tqdm import tqdm

from casework.models import Document, DocumentState
from casework.scanning.signatures import doubt_about_scanner
from casework.services.document_check import document_check
from casework.vault import forget_keys


class Command(BaseCommand):
    help = "Checks each document that waits and whose time has come. Exits with 1 if the scanner cannot be believed."

    def handle(self, *args: object, **options: Any) -> None:
        if doubt := doubt_about_scanner():
            self.stderr.write(f"{doubt} Documents stay as they are.")
            sys.exit(1)
        due = Document.objects.filter(state=DocumentState.PENDING, next_try_at__lte=timezone.now())
        ids = list(due.order_by("next_try_at", "pk").values_list("pk", flat=True))
        states = [self._check(pk) for pk in tqdm(ids, unit="document", disable=None)]
        waiting = states.count(DocumentState.PENDING)
        self.stdout.write(f"{len(states) - waiting} documents checked, {waiting} go on waiting.")

    @staticmethod
    def _check(document_id: str) -> DocumentState:
        try:
            return document_check(document_id=document_id)
        finally:
            forget_keys()
