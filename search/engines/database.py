"""Answers from token tables in the application's own database: SQLite and PostgreSQL alike."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.db.models import Count

from search.engines import rows
from search.engines.base import DEFAULT_LIMIT, Document, Found, Scopes, TokenQuery
from search.engines.query_sql import TokenSearch
from search.engines.weights import EVERYTHING, CountsWithin, rarities
from search.models import DocumentScope, DocumentToken, IndexedDocument, TokenIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from django.db.models import QuerySet

INDEX_NAME = "people"
_CHUNK = 2_000
_KEYS_AT_ONCE = 500
_COUNTS: dict[str, CountsWithin] = {}

T = TypeVar("T")


class DatabaseEngine:
    name = "database"

    def __init__(self, *, using: str = DEFAULT_DB_ALIAS) -> None:
        self._using = using
        self._counts = _COUNTS.setdefault(using, CountsWithin(self._count_sets))

    def replace(self, documents: Iterable[Document]) -> None:
        latest = {document.id: document for document in documents}
        with transaction.atomic(using=self._using):
            generation = self._generation()
            for chunk in _chunks(latest.values(), _KEYS_AT_ONCE):
                rows.remove([document.id for document in chunk], generation=generation, using=self._using)
                rows.insert(chunk, generation=generation, using=self._using)

    def delete(self, ids: Iterable[str]) -> None:
        with transaction.atomic(using=self._using):
            for chunk in _chunks(ids, _KEYS_AT_ONCE):
                rows.remove(chunk, generation=self._generation(), using=self._using)

    def candidates(self, query: TokenQuery, *, scopes: Collection[int] | Scopes, limit: int = DEFAULT_LIMIT) -> Found:
        if not query.parts or (scopes is not Scopes.ALL and not scopes):
            return Found([], ())
        generation = self._generation()
        weights = rarities(query.parts, self._counts(scopes))
        search = TokenSearch(connections[self._using], generation, query, weights, scopes)
        return Found(search.best(limit, self._counts(Scopes.ALL)), weights)

    def rebuild(self, documents: Iterable[Document], progress: Callable[[int], None]) -> int:
        old = self._generation()
        new, total = old + 1, 0
        self._clear(new)  # what an interrupted rebuild left behind
        for chunk in _chunks(documents, _CHUNK):
            with transaction.atomic(using=self._using):  # short transactions: others write between them
                rows.insert(chunk, generation=new, using=self._using)
            total += len(chunk)
            progress(len(chunk))
        TokenIndex.objects.using(self._using).update_or_create(name=INDEX_NAME, defaults={"generation": new})
        self._clear(old)
        self._counts.forget()
        return total

    def refresh(self) -> None:
        self._counts.forget()

    def count(self) -> int:
        return IndexedDocument.objects.using(self._using).filter(generation=self._generation()).count()

    def is_available(self) -> bool:
        try:
            self._generation()
        except DatabaseError:
            return False
        return True

    def _generation(self) -> int:
        index = TokenIndex.objects.using(self._using).filter(name=INDEX_NAME).first()
        return index.generation if index else 1

    def _clear(self, generation: int) -> None:
        documents = IndexedDocument.objects.using(self._using).filter(generation=generation)
        with transaction.atomic(using=self._using):
            DocumentToken.objects.using(self._using).filter(generation=generation)._raw_delete(self._using)  # noqa: SLF001 - one statement, no objects
            DocumentScope.objects.using(self._using).filter(document__in=documents).delete()
            documents._raw_delete(self._using)  # noqa: SLF001

    def _count_sets(
        self, sets: Sequence[frozenset[int]], scopes: Collection[int] | Scopes
    ) -> Mapping[frozenset[int], int]:
        asked = frozenset().union(*sets) - EVERYTHING
        documents = self._within(scopes)
        tokens = DocumentToken.objects.using(self._using).filter(generation=self._generation(), token__in=asked)
        if not isinstance(scopes, Scopes):
            tokens = tokens.filter(document__in=documents)
        having = dict(tokens.values_list("token").annotate(Count("document_id")))
        counted = {tokens: sum(having.get(token, 0) for token in tokens) for tokens in sets}
        return counted | ({EVERYTHING: documents.count()} if EVERYTHING in counted else {})

    def _within(self, scopes: Collection[int] | Scopes) -> QuerySet[IndexedDocument]:
        documents = IndexedDocument.objects.using(self._using).filter(generation=self._generation())
        if isinstance(scopes, Scopes):
            return documents
        return documents.filter(
            pk__in=DocumentScope.objects.using(self._using).filter(scope__in=scopes).values("document_id")
        )


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk
