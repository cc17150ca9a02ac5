"""Brings the public indexes to what is public now, wherever a change did not reach them: the server was away, or a process died."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elasticsearch.helpers import scan

from search.client import BULK_WITHIN_SECONDS, get_client
from search.public import indexing, registry
from search.public.elastic import alias

if TYPE_CHECKING:
    from collections.abc import Mapping


def reconcile(language: str) -> int:
    """How many texts were put right. Raises elasticsearch's ApiError or TransportError, also when the index was never built."""
    there = _indexed(language)
    should = {document.key: indexing.source_of(document) for document in registry.all_documents(language)}
    wrong = sorted(key for key in there.keys() | should.keys() if there.get(key) != should.get(key))
    indexing.write(language, wrong)
    return len(wrong)


def _indexed(language: str) -> Mapping[str, dict[str, Any]]:
    using = get_client().options(request_timeout=BULK_WITHIN_SECONDS)
    using.indices.refresh(index=alias(language))
    return {found["_id"]: found["_source"] for found in scan(using, index=alias(language))}
