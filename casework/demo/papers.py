"""A photo and a paper of the demo's first family, as if they had been sent and checked."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from casework.blobs import IncomingBlob
from casework.models import Document, DocumentKind, DocumentState
from casework.vault import SealingWriter

if TYPE_CHECKING:
    from casework.models import Registration
    from casework.models.document import Copy
    from casework.rights import Account

SKY, HILL = (214, 226, 224), (92, 122, 116)


def add_papers(registration: Registration, uploader: Account) -> None:
    """One that was checked, one that waits, since the demo has no scanner."""
    _add(registration, uploader, DocumentState.CLEAN, "صورة البيت", "house.jpg")
    _add(registration, uploader, DocumentState.PENDING, "دفتر العائلة", "family-book.jpg")


def _add(registration: Registration, uploader: Account, state: DocumentState, caption: str, file_name: str) -> None:
    picture = _picture()
    document = Document(
        registration=registration,
        uploader=uploader,
        state=state,
        kind=DocumentKind.JPEG,
        size=len(picture),
        caption=caption,
        file_name=file_name,
    )
    copies: tuple[Copy, ...] = ("original", "outgoing") if state == DocumentState.CLEAN else ("original",)
    for copy in copies:
        _put(document, copy, picture)
    document.save(force_insert=True)


def _put(document: Document, copy: Copy, content: bytes) -> None:
    blob = IncomingBlob()
    writer = SealingWriter(blob.file)
    writer.write(content)
    document.fingerprint = writer.finish()
    document.put(copy, blob.keep(), writer.key)


def _picture() -> bytes:
    """A hill under a pale sky: nobody's photo."""
    image = Image.new("RGB", (960, 640), SKY)
    ImageDraw.Draw(image).polygon([(0, 640), (0, 460), (380, 330), (700, 420), (960, 300), (960, 640)], fill=HILL)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()
