"""Public search in Elasticsearch: one index a language, asked through elasticsearch.dsl."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from elasticsearch.dsl import Q, Search

from search.client import get_client
from search.public import registry
from search.public.folding import fold
from search.public.results import Results, hit

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

    from search.public.documents import PublicDocument
    from search.public.query import Query

ANSWER_WITHIN_SECONDS = 2.0
MOST_HITS = 20
FIELDS = ["title^6", "synonyms^5", "summary^3", "section", "text"]
FOLDED = ["title.folded^5", "synonyms.folded^4", "summary.folded^2", "text.folded"]
MISSPELT = "misspelt"
MOST_OF_THE_WORDS, ANY_WORD = "2<60%", "1"


def client() -> Elasticsearch:
    return get_client().options(request_timeout=ANSWER_WITHIN_SECONDS)


def alias(language: str) -> str:
    return f"{settings.ATHAR_SEARCH_INDEX_PREFIX}-public-{language}"


def find(query: Query) -> Results:
    """Raises elasticsearch's ApiError or TransportError when the server does not answer as it should."""
    answer, best = _best(query, MOST_OF_THE_WORDS)
    if not best:
        answer, best = _best(query, ANY_WORD)
    return Results([hit(document, query.stems) for document in best], _meant(query, answer))


def _best(query: Query, enough: str) -> tuple[Any, list[PublicDocument]]:
    """What the server says, and of it what is public now: an index that is behind makes no difference to the reader."""
    answer = request(query, enough).execute()
    readable = registry.readable(query.language, [found.meta.id for found in answer])
    return answer, [readable[found.meta.id] for found in answer if found.meta.id in readable]


def request(query: Query, enough: str) -> Search:
    """No query string syntax: whatever a reader types is words, of which `enough` must be there."""
    text = {"query": query.plain}
    fuzzy = {"fuzziness": "AUTO", "prefix_length": 1, "max_expansions": 20, "boost": 0.2}
    there = [
        Q("match", everything={**text, "minimum_should_match": enough}),
        Q("match", everything__folded={**text, "minimum_should_match": enough}),
        Q("match", everything__folded={**text, "minimum_should_match": enough, **fuzzy}),
        Q("match", everything__start={**text, "minimum_should_match": enough, "boost": 0.3}),
        Q("match", title__start={**text, "operator": "and", "boost": 2}),
    ]
    where = [Q("multi_match", fields=fields, tie_breaker=0.3, **text) for fields in (FIELDS, FOLDED)]
    match = Q("bool", must=[Q("bool", should=there, minimum_should_match=1)], should=where)
    search = Search(using=client(), index=alias(query.language)).query(match).source(False)[:MOST_HITS]
    term = {"field": "spelling", "suggest_mode": "missing", "size": 1, "prefix_length": 1}
    return search.suggest(MISSPELT, query.plain, term=term)


def _meant(query: Query, answer: Any) -> str:
    """The text with each misspelt word replaced; the server counts places in UTF-16.

    Its words are those of its index. One that stands in no text that is public now is not told.
    """
    units = query.plain.encode("utf-16-le")
    for entry in reversed(getattr(answer.suggest, MISSPELT, [])):
        if entry.options and registry.has_word(query.language, entry.options[0].text):
            begin, end = entry.offset * 2, (entry.offset + entry.length) * 2
            units = units[:begin] + entry.options[0].text.encode("utf-16-le") + units[end:]
    meant = units.decode("utf-16-le", errors="ignore")
    return meant if fold(meant) != fold(query.plain) else ""
