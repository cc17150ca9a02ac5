"""A document that came in is checked by a worker, as soon as its transaction has committed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django_tasks import task

if TYPE_CHECKING:
    from casework.models import Document


@task()
def check(document_id: str) -> None:
    """The first try; `scan_documents` makes the others."""
    from casework.services.document_check import document_check  # noqa: PLC0415 - the worker's part, not the web's

    document_check(document_id=document_id)


def check_soon(document: Document) -> None:
    """A queue that is away delays the check; the document is kept, and `scan_documents` finds it."""
    transaction.on_commit(lambda: check.enqueue(document.pk), robust=True)
