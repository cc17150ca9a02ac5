"""Elasticsearch: tokens as bare terms behind an alias, scored by constants that carry our own rarity."""

from __future__ import annotations

import base64
import secrets
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError
from elasticsearch.dsl import Q, Search
from elasticsearch.helpers import BulkIndexError, streaming_bulk

from search.client import BULK_WITHIN_SECONDS, client_for, rest
from search.engines.base import DEFAULT_LIMIT, Document, EngineUnavailable, Found, PartTokens, Scopes, TokenQuery
from search.engines.weights import EVERYTHING, CountsWithin, rarities

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from elasticsearch.dsl.query import Query

# A term list alone: no norms, no frequencies, no columns, no stored source. What is not kept cannot be stolen.
_TERMS = {"type": "keyword", "doc_values": False, "norms": False, "index_options": "docs"}
MAPPINGS = {"dynamic": "strict", "_source": {"enabled": False}, "properties": {"tokens": _TERMS, "scopes": _TERMS}}
SETTINGS = {"number_of_shards": 1, "number_of_replicas": 1, "auto_expand_replicas": "0-1"}
_BUILDING = {"index": {"refresh_interval": "-1"}}
_SERVING = {"index": {"refresh_interval": "1s"}}
_CHUNK = 2_000
_COUNTS: dict[tuple[str, str], CountsWithin] = {}


class ElasticsearchEngine:
    name = "elasticsearch"

    def __init__(self, *, url: str | None = None, prefix: str | None = None) -> None:
        self.url = url or settings.ATHAR_ELASTICSEARCH_URL
        self.alias = f"{prefix or settings.ATHAR_SEARCH_INDEX_PREFIX}-people"
        self._counts = _COUNTS.setdefault((self.url, self.alias), CountsWithin(self._count_sets))
        self._client: Elasticsearch = client_for(self.url)

    def replace(self, documents: Iterable[Document]) -> None:
        with self._reached():
            self._ensure_index()
            self._bulk(self.alias, documents)

    def delete(self, ids: Iterable[str]) -> None:
        with self._reached():
            operations = [{"delete": {"_index": self.alias, "_id": document_id}} for document_id in ids]
            if operations and self._client.indices.exists_alias(name=self.alias):
                self._client.bulk(operations=operations)

    def candidates(self, query: TokenQuery, *, scopes: Collection[int] | Scopes, limit: int = DEFAULT_LIMIT) -> Found:
        if not query.parts or (scopes is not Scopes.ALL and not scopes):
            return Found([], ())
        with self._reached():
            weights = rarities(query.parts, self._counts(scopes))
            search = Search(using=self._client, index=self.alias).query(_bool_query(query, weights, scopes))
            search = search.extra(size=limit, track_total_hits=False).source(False)
            answer = search.params(filter_path="hits.hits._id").execute(ignore_cache=True).to_dict()
        return Found([hit["_id"] for hit in answer.get("hits", {}).get("hits", [])], weights)

    def rebuild(self, documents: Iterable[Document], progress: Callable[[int], None]) -> int:
        with self._reached():
            self._put_template()
            fresh = f"{self.alias}-{time.time_ns():x}{secrets.token_hex(2)}"
            self._client.indices.create(index=fresh, settings=_BUILDING)
            total = self._bulk(fresh, documents, progress)
            self._client.indices.put_settings(index=fresh, settings=_SERVING)
            self._client.indices.refresh(index=fresh)
            self._swap_to(fresh)
        self._counts.forget()
        return total

    def refresh(self) -> None:
        with self._reached():
            self._client.indices.refresh(index=self.alias, ignore_unavailable=True)
        self._counts.forget()

    def count(self) -> int:
        with self._reached():
            try:
                return int(self._client.count(index=self.alias)["count"])
            except NotFoundError:
                return 0

    def is_available(self) -> bool:
        try:
            with self._reached():
                return bool(self._client.indices.exists_alias(name=self.alias))
        except EngineUnavailable:
            return False

    def drop(self) -> None:
        """Removes every index behind the alias and their template: for throw-away indexes."""
        with self._reached():
            for index in self._indexes():
                self._client.indices.delete(index=index, ignore_unavailable=True)
            self._client.options(ignore_status=404).indices.delete_index_template(name=self.alias)

    def _ensure_index(self) -> None:
        if not self._client.indices.exists_alias(name=self.alias):
            self._put_template()
            fresh = f"{self.alias}-{time.time_ns():x}"
            self._client.indices.create(index=fresh, aliases={self.alias: {}})

    def _put_template(self) -> None:
        self._client.indices.put_index_template(
            name=self.alias,
            index_patterns=[f"{self.alias}-*"],
            template={"settings": SETTINGS, "mappings": MAPPINGS},
        )

    def _swap_to(self, fresh: str) -> None:
        old = self._indexes()
        removals = [{"remove": {"index": index, "alias": self.alias}} for index in old]
        self._client.indices.update_aliases(actions=[*removals, {"add": {"index": fresh, "alias": self.alias}}])
        for index in old:
            self._client.indices.delete(index=index, ignore_unavailable=True)

    def _indexes(self) -> list[str]:
        try:
            return list(self._client.indices.get_alias(name=self.alias))
        except NotFoundError:
            return []

    def _bulk(self, index: str, documents: Iterable[Document], progress: Callable[[int], None] | None = None) -> int:
        client = self._client.options(request_timeout=BULK_WITHIN_SECONDS)
        written = 0
        for _ in streaming_bulk(client, (_action(index, document) for document in documents), chunk_size=_CHUNK):
            written += 1
            if progress:
                progress(1)
        return written

    def _count_sets(
        self, sets: Sequence[frozenset[int]], scopes: Collection[int] | Scopes
    ) -> Mapping[frozenset[int], int]:
        filters = {
            str(number): (Q("match_all") if tokens == EVERYTHING else _terms("tokens", tokens)).to_dict()
            for number, tokens in enumerate(sets)
        }
        answer = self._client.search(
            index=self.alias,
            size=0,
            query=Q("bool", filter=_access(scopes)).to_dict(),
            aggs={"sets": {"filters": {"filters": filters}}},
        )
        buckets = answer["aggregations"]["sets"]["buckets"]
        return {tokens: int(buckets[str(number)]["doc_count"]) for number, tokens in enumerate(sets)}

    @contextmanager
    def _reached(self) -> Iterator[None]:
        if rest.is_on(self.url):
            raise EngineUnavailable("Elasticsearch failed a moment ago.")
        try:
            yield
        except NotFoundError as missing:
            raise EngineUnavailable("The index has not been built.") from missing
        except (TransportError, ApiError, BulkIndexError) as failure:
            rest.begin(self.url)
            raise EngineUnavailable("Elasticsearch does not answer.") from failure


def _term(token: int) -> str:
    return base64.urlsafe_b64encode(token.to_bytes(8, "big", signed=True)).rstrip(b"=").decode()


def _terms(field: str, tokens: Iterable[int]) -> Query:
    return Q("terms", **{field: sorted(map(_term, tokens))})


def _action(index: str, document: Document) -> dict[str, Any]:
    return {
        "_index": index,
        "_id": document.id,
        "tokens": sorted(map(_term, document.tokens)),
        "scopes": sorted(map(_term, document.scopes)),
    }


def _bool_query(query: TokenQuery, weights: Sequence[float], scopes: Collection[int] | Scopes) -> Query:
    required = [_terms("tokens", tokens) for tokens in query.required]
    should = [_part_query(part, weight) for part, weight in zip(query.parts, weights, strict=True)]
    return Q("bool", filter=[*_access(scopes), *required], should=should, minimum_should_match=1)


def _access(scopes: Collection[int] | Scopes) -> list[Query]:
    return [] if isinstance(scopes, Scopes) else [_terms("scopes", scopes)]


def _part_query(part: PartTokens, weight: float) -> Query:
    tiers = [
        Q("constant_score", filter=_terms("tokens", tokens), boost=worth * weight)
        for worth, tokens in part.tiers()
        if tokens
    ]
    return Q("dis_max", queries=tiers)
