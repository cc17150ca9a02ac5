"""Keeps the search server in step, as well as it can: the database rows are the truth, and a rebuild repairs all."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from django.conf import settings
from elasticsearch import ApiError, TransportError
from elasticsearch.dsl import Index, Mapping, Text
from elasticsearch.helpers import BulkIndexError, bulk

from search.analysis import analysis
from search.client import BULK_WITHIN_SECONDS, get_client, rest
from search.public import registry
from search.public.elastic import alias, client

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from elasticsearch import Elasticsearch

    from search.public.documents import PublicDocument

logger = logging.getLogger(__name__)


def replace(language: str, keys: Sequence[str]) -> None:
    """Brings `keys` to their present state. A server that is away is left alone: results are checked against the database."""
    if settings.ATHAR_SEARCH_ENGINE != "elasticsearch" or not keys or rest.is_on(settings.ATHAR_ELASTICSEARCH_URL):
        return
    try:
        write(language, keys)
    except (ApiError, TransportError, BulkIndexError) as error:
        logger.warning("The public index in %s is behind: %s. Run search_reconcile.", language, type(error).__name__)


def write(language: str, keys: Sequence[str]) -> None:
    """Raises elasticsearch's ApiError, TransportError or BulkIndexError."""
    bulk(client(), _changes(language, keys), refresh=True, require_alias=True, ignore_status=404)


def _changes(language: str, keys: Sequence[str]) -> Iterator[dict[str, Any]]:
    readable = registry.readable(language, keys)
    for key in keys:
        if key in readable:
            yield {"_op_type": "index", "_index": alias(language), "_id": key, "_source": source_of(readable[key])}
        else:
            yield {"_op_type": "delete", "_index": alias(language), "_id": key}


def source_of(document: PublicDocument) -> dict[str, str]:
    return {name: getattr(document, name) for name in ("title", "section", "summary", "text", "synonyms")}


def mapping() -> Mapping:
    """Each text in the reader's language and folded; all of them together, also by the beginnings of words."""
    folded = {"folded": Text(analyzer="folded")}
    together = ["everything", "spelling"]
    made = Mapping().meta("dynamic", "strict")
    start = Text(analyzer="start", search_analyzer="folded")
    made.field("title", Text(analyzer="main", fields={**folded, "start": start}, copy_to=together))
    for name in ("summary", "text", "synonyms"):
        made.field(name, Text(analyzer="main", fields=folded, copy_to=together))
    made.field("section", Text(analyzer="main", copy_to="everything"))
    made.field("everything", Text(analyzer="main", fields={**folded, "start": start}))
    made.field("spelling", Text(analyzer="spelling"))
    return made


def rebuild(language: str) -> int:
    """Builds the index of a language beside the live one and swaps without a gap; returns how many texts it holds.

    Raises elasticsearch's ApiError or TransportError.
    """
    using = get_client().options(request_timeout=BULK_WITHIN_SECONDS)
    name = f"{alias(language)}-{time.time_ns()}"
    index = Index(name, using=using)
    index.settings(number_of_shards=1, auto_expand_replicas="0-1", analysis=analysis(language))
    index.mapping(mapping())
    index.create()
    rows = ({"_index": name, "_id": d.key, "_source": source_of(d)} for d in registry.all_documents(language))
    done, _errors = bulk(using, rows)
    index.refresh()
    _swap(using, language, name)
    return done


def _swap(using: Elasticsearch, language: str, name: str) -> None:
    """Readers go on asking the old index until the alias moves, in one step."""
    old = [found for found in using.indices.get(index=f"{alias(language)}-*") if found != name]
    removals = [{"remove_index": {"index": gone}} for gone in old]
    using.indices.update_aliases(actions=[{"add": {"index": name, "alias": alias(language)}}, *removals])
