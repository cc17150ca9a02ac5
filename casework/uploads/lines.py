"""A document as a list shows it: all sealed text is read here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casework.models import Document, DocumentState, Refusal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable


@dataclass(frozen=True)
class DocumentLine:
    """One line. `is_open` says whether it may be fetched."""

    id: str
    name: str
    caption: str
    state: DocumentState
    refusal: str
    kind: str
    size: int
    added_at: dt.datetime

    @property
    def is_open(self) -> bool:
        return self.state is DocumentState.CLEAN


def lines_of(documents: Iterable[Document]) -> list[DocumentLine]:
    """Those that can still be read. Raises VaultError for tampering."""
    return [_line(document) for document in documents if document.registration.data_key.destroyed_at is None]


def _line(document: Document) -> DocumentLine:
    return DocumentLine(
        id=document.pk,
        name=document.file_name,
        caption=document.caption,
        state=DocumentState(document.state),
        refusal=str(Refusal(document.refusal).label) if document.state == DocumentState.REFUSED else "",
        kind=document.get_kind_display(),
        size=document.size,
        added_at=document.created_at,
    )
