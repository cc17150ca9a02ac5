"""A family or an officer adds a document to a registration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record
from casework.exceptions import NotTaken
from casework.models import Document
from casework.permissions import Permission, require
from casework.uploads.checking import check_soon
from casework.uploads.kinds import readable_name
from casework.uploads.quota import refusal_for

if TYPE_CHECKING:
    from casework.models import Registration
    from casework.rights import Account
    from casework.uploads.sealing import SealedUpload


@transaction.atomic
def document_add(*, actor: Account, registration: Registration, upload: SealedUpload, caption: str = "") -> Document:
    """The document, pending until it was checked. Raises NotAllowed, NotTaken, and VaultError for an erased registration."""
    require(actor, Permission.DOCUMENT_ADD, registration)
    if refusal := refusal_for(actor, upload.bytes_sent):
        raise NotTaken(refusal)
    document = Document(
        registration=registration,
        uploader=actor,
        kind=upload.kind,
        size=upload.bytes_sent,
        file_name=readable_name(upload.name or ""),
        caption=caption,
        fingerprint=upload.fingerprint,
    )
    # On the disk before its row: a row without its file never exists. The other way round the sweeper takes it away.
    document.put("original", upload.keep(), upload.key)
    document.save(force_insert=True)
    record(EventTag.DOCUMENT_ADDED, actor=actor, subject=document)
    check_soon(document)
    return document
