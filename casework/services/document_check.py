"""A worker checks one document: the scanner first, then a process that reads it under limits. Only both make it clean."""

from __future__ import annotations

import datetime as dt
import logging
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.blobs import IncomingBlob, open_blob, remove_blob
from casework.models import Document, DocumentKind, DocumentState, NoticeKind, Refusal
from casework.scanning.clamd import NoVerdictError, finding_of
from casework.scanning.reading import NotReadError, RefusedFileError, outgoing_copy
from casework.scanning.signatures import doubt_about_scanner
from casework.services.notice_queue import notice_queue
from casework.vault import SealingWriter, VaultError, open_stream

if TYPE_CHECKING:
    from collections.abc import Iterator

logger = logging.getLogger(__name__)
LONGEST_WAIT = dt.timedelta(hours=1)
MOST_READINGS = 3


def document_check(*, document_id: str) -> DocumentState:
    """The state after it. Whatever goes wrong on our side leaves the document pending, for another try.

    A file that stops the reader is tried three times and then refused as damaged: it would keep everybody else's waiting.
    """
    document: Document = Document.objects.select_related("registration__data_key", "uploader").get(pk=document_id)
    if document.state != DocumentState.PENDING:
        return DocumentState(document.state)
    try:
        return _judge(document)
    except NotReadError as error:
        return _suspect(document, error)
    except (NoVerdictError, VaultError, OSError) as error:
        return _wait(document, error)


def _judge(document: Document) -> DocumentState:
    """Raises what `document_check` waits for."""
    if doubt := doubt_about_scanner():
        raise NoVerdictError(doubt)
    if finding_of(_original(document)):
        return _lock_away(document)
    try:
        copy = outgoing_copy(DocumentKind(document.kind), _original(document))
    except RefusedFileError as refused:
        document.refusal = refused.refusal
        return _close(document, DocumentState.REFUSED, EventTag.DOCUMENT_REFUSED)
    document.refusal = ""
    return _clear(document, copy)


def _suspect(document: Document, error: NotReadError) -> DocumentState:
    """From the first time on the document carries the refusal that threatens it, and `tries` counts these alone."""
    if document.refusal != Refusal.DAMAGED:
        document.refusal, document.tries = Refusal.DAMAGED, 0
        Document.objects.filter(pk=document.pk, state=DocumentState.PENDING).update(refusal=Refusal.DAMAGED)
    if document.tries + 1 < MOST_READINGS:
        return _wait(document, error)
    return _close(document, DocumentState.REFUSED, EventTag.DOCUMENT_REFUSED)


def _original(document: Document) -> Iterator[bytes]:
    with open_blob(document.original_blob) as file:
        yield from open_stream(document.key_of("original"), file)


def _clear(document: Document, copy: bytes) -> DocumentState:
    blob = IncomingBlob()
    try:
        writer = SealingWriter(blob.file)
        writer.write(copy)
        writer.finish()
        document.put("outgoing", blob.keep(), writer.key)
    finally:
        blob.drop()
    state = _close(document, DocumentState.CLEAN, EventTag.DOCUMENT_CLEARED)
    if state is not DocumentState.CLEAN:
        remove_blob(blob.name)
    return state


@transaction.atomic
def _lock_away(document: Document) -> DocumentState:
    """The notice says only that there is something to see."""
    document.refusal = ""
    state = _close(document, DocumentState.HARMFUL, EventTag.DOCUMENT_FOUND_HARMFUL)
    if state is DocumentState.HARMFUL and document.uploader is not None:
        notice_queue(account=document.uploader, kind=NoticeKind.NEWS)
    return state


@transaction.atomic
def _close(document: Document, state: DocumentState, tag: EventTag) -> DocumentState:
    """Keeps the first verdict where two workers looked at once."""
    stored = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if stored.state != DocumentState.PENDING:
        return DocumentState(stored.state)
    document.state, document.scanned_at = state, timezone.now()
    document.save(update_fields=["state", "refusal", "scanned_at", "outgoing_blob", "outgoing_key"])
    record(tag, actor=None, subject=document)
    return state


def _wait(document: Document, error: Exception) -> DocumentState:
    """Twice as long each time, an hour at most; a scanner that is away is no mark against a suspect. The log names the opaque id alone."""
    wait = min(dt.timedelta(minutes=2 ** min(document.tries, 6)), LONGEST_WAIT)
    waiting = Document.objects.filter(pk=document.pk, state=DocumentState.PENDING)
    counts = isinstance(error, NotReadError) or not document.refusal
    waiting.update(tries=document.tries + counts, next_try_at=timezone.now() + wait)
    logger.warning("Document %s waits for its check: %s", document.pk, type(error).__name__)
    return DocumentState.PENDING
