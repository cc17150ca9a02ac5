"""Writes the rows of the token tables in bulk: the ORM would spend most of a rebuild on making objects."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from django.db import connections

from search.models import DocumentScope, DocumentToken, IndexedDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.engines.base import Document


def pack(tokens: Iterable[int]) -> bytes:
    numbers = sorted(tokens)
    return struct.pack(f"<{len(numbers)}q", *numbers)


def unpack(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 8}q", packed)


def insert(documents: Sequence[Document], *, generation: int, using: str) -> None:
    """Adds documents whose keys are not in `generation` yet."""
    rows = IndexedDocument.objects.using(using).bulk_create(
        IndexedDocument(generation=generation, key=document.id, tokens=pack(document.tokens)) for document in documents
    )
    pairs = list(zip(rows, documents, strict=True))
    # In the order of the key, neighbouring rows fall on the same page.
    tokens = sorted((generation, token, row.pk) for row, document in pairs for token in document.tokens)
    _write(DocumentToken, ("generation", "token", "document_id"), tokens, using)
    _write(
        DocumentScope,
        ("document_id", "scope"),
        [(row.pk, scope) for row, document in pairs for scope in document.scopes],
        using,
    )


def remove(keys: Sequence[str], *, generation: int, using: str) -> None:
    found = list(IndexedDocument.objects.using(using).filter(generation=generation, key__in=keys))
    for row in found:
        DocumentToken.objects.using(using).filter(
            generation=generation, token__in=unpack(bytes(row.tokens)), document_id=row.pk
        ).delete()
    IndexedDocument.objects.using(using).filter(pk__in=[row.pk for row in found]).delete()


def _write(model: Any, columns: Sequence[str], rows: Sequence[tuple[int, ...]], using: str) -> None:
    connection = connections[using]
    table, names = connection.ops.quote_name(model._meta.db_table), ", ".join(columns)  # noqa: SLF001 - Django documents _meta
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608 - names of our own tables
