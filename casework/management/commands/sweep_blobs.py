"""Removes sealed files that belong to nothing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from casework.blobs import orphans, remove_blob, sweep_incoming
from casework.models import Document, FileTicket


class Command(BaseCommand):
    help = "Removes what killed uploads left, files that no document names, and leave that ran out."

    def handle(self, *args: object, **options: Any) -> None:
        left = sweep_incoming()
        rows = Document.objects.values_list("original_blob", "outgoing_blob")
        unnamed = list(orphans({name for row in rows for name in row}))
        for name in unnamed:
            remove_blob(name)
        FileTicket.objects.filter(expires_at__lte=timezone.now()).delete()
        self.stdout.write(f"{left} broken uploads and {len(unnamed)} files without a document removed.")
