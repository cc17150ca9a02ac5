"""Removes the files of an erased registration: without its key they are noise, and noise need not be kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

from casework.blobs import remove_blob
from casework.models import Document

if TYPE_CHECKING:
    from casework.models import Registration


@transaction.atomic
def remove_blobs(registration: Registration) -> int:
    """Removes its documents with the transaction around it, and their files after that; returns how many documents there were."""
    documents = Document.objects.filter(registration=registration)
    names = [name for row in documents.values_list("original_blob", "outgoing_blob") for name in row if name]
    for name in names:
        transaction.on_commit(partial(remove_blob, name), robust=True)
    removed = documents.count()
    documents.delete()
    return removed
