"""A document is handed out in two steps: leave, given where the reader is known, and the file, where no cookie is read."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from casework import vault
from casework.audit import EventTag, record
from casework.blobs import open_blob
from casework.exceptions import FreshFactorNeeded, NotAllowed, ReadingPaused
from casework.models import Document, DocumentKind, FileTicket
from casework.permissions import Permission, require
from casework.rights import STAFF_AREA, in_area
from casework.services.reading_watch import watch_document
from casework.uploads.kinds import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casework.rights import Account

PURPOSE = "file ticket"


class Opened(NamedTuple):
    """A file to send: verified to its end before its first byte leaves."""

    kind: DocumentKind
    name: str
    size: int
    chunks: Iterator[bytes]


@transaction.atomic
def document_leave(*, actor: Account, document: Document) -> str:
    """The secret part of an address that serves the document once, within a minute. Raises NotAllowed."""
    require(actor, Permission.DOCUMENT_OPEN, document)
    secret = secrets.token_urlsafe(32)
    expires_at = timezone.now() + dt.timedelta(seconds=settings.ATHAR_FILES_SECONDS)
    FileTicket.objects.create(id=_name(secret), document=document, account_id=actor.pk, expires_at=expires_at)
    return secret


@transaction.atomic
def ticket_redeem(*, secret: str) -> FileTicket | None:
    """The leave, used up now; None for one that never was or was used."""
    tickets = FileTicket.objects.filter(pk=_name(secret))
    ticket = tickets.select_related("account").first()
    # Of two that come at once only one deletes the row.
    return ticket if ticket is not None and tickets.delete()[0] else None


@transaction.atomic
def document_open(*, ticket: FileTicket) -> Opened:
    """The copy to hand out; the right is asked again. Raises NotAllowed, VaultError for a changed file, OSError for a missing one."""
    if ticket.expires_at <= timezone.now() or not ticket.account.lets_in:
        raise NotAllowed(Permission.DOCUMENT_OPEN)
    documents = Document.objects.visible_to(ticket.account).select_related("registration__data_key")
    document: Document | None = documents.filter(pk=ticket.document_id).first()
    if document is None:
        raise NotAllowed(Permission.DOCUMENT_OPEN)
    require(ticket.account, Permission.DOCUMENT_OPEN, document)
    _watch(ticket.account)
    return _opened(document, ticket.account)


def _watch(reader: Account) -> None:
    """Leaves may be gathered and used at once: staff are counted here too, where nobody can be asked for a factor."""
    try:
        if in_area(reader, STAFF_AREA):
            watch_document(reader)
    except (FreshFactorNeeded, ReadingPaused) as error:
        raise NotAllowed(Permission.DOCUMENT_OPEN) from error


def _opened(document: Document, reader: Account) -> Opened:
    record(EventTag.DOCUMENT_READ, actor=reader, subject=document)
    key, file = document.key_of("outgoing"), open_blob(document.outgoing_blob)
    try:
        size = vault.verify_stream(key, file)
    except vault.VaultError:
        file.close()
        raise
    kind = DocumentKind(document.kind)
    return Opened(kind, f"document.{ENDINGS[kind]}", size, _chunks(key, file))


def _chunks(key: vault.StreamKey, file: BinaryIO) -> Iterator[bytes]:
    with file:
        yield from vault.open_stream(key, file)


def _name(secret: str) -> str:
    return vault.keyed_hash(PURPOSE, secret.encode()).hex()
