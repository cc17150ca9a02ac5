"""Removes the files of erased registrations: without their key they are noise, and noise need not be kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

from casework.blobs import remove_blob
from casework.models import Document

if TYPE_CHECKING:
    from collections.abc import Collection


@transaction.atomic
def remove_blobs(registration_ids: Collection[str]) -> int:
    """Removes their documents with the transaction around it, and the files after that; returns how many documents there were.

    A file whose removal fails is named by no document any more, and `sweep_blobs` takes it.
    """
    documents = Document.objects.filter(registration__in=registration_ids)
    names = [name for row in documents.values_list("original_blob", "outgoing_blob") for name in row if name]
    for name in names:
        transaction.on_commit(partial(remove_blob, name), robust=True)
    removed = documents.count()
    documents.delete()
    return removed
