"""Public search without a search server: parts of words in folded texts, ranked here."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from search.public import registry
from search.public.documents import BETWEEN_FIELDS
from search.public.results import Results, hit
from search.public.spelling import suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.public.documents import PublicDocument
    from search.public.query import Query

    Candidate = tuple[PublicDocument, str]

MOST_CANDIDATES = 500
MOST_HITS = 20
FIELD_WEIGHTS = (8.0, 6.0, 4.0, 2.0)  # by place in PublicDocument.folded()
ARTICLE = "ال"
WHOLE_WORD, BEGINNING, INSIDE = 1.0, 0.8, 0.4


def find(query: Query) -> Results:
    candidates = [
        candidate
        for source in registry.sources()
        for candidate in source.holding(query.language, query.stems, MOST_CANDIDATES)
    ]
    best = ranked(candidates, query)[:MOST_HITS]
    strange = any(all(stem not in folded for _document, folded in candidates) for stem in query.stems)
    meant = suggestion(query.text, registry.all_documents(query.language)) if strange else ""
    return Results([hit(document, query.stems) for document in best], meant)


def ranked(candidates: Sequence[Candidate], query: Query) -> list[PublicDocument]:
    """Best first: rare words and many of the words count, and where they stand."""
    rarity = {
        stem: math.log(1 + len(candidates) / (1 + sum(stem in folded for _document, folded in candidates)))
        for stem in query.stems
    }
    scores = {document.key: score(folded, query.words, query.stems, rarity) for document, folded in candidates}
    documents = [document for document, _folded in candidates]
    return sorted(documents, key=lambda document: (-scores[document.key], document.key))


def score(folded: str, words: Sequence[str], stems: Sequence[str], rarity: dict[str, float]) -> float:
    fields = [f" {field} " for field in folded.split(BETWEEN_FIELDS)]
    parts = [rarity[stem] * max(map(_weigh, fields, FIELD_WEIGHTS, [stem] * len(fields))) for stem in stems]
    whole = sum(f" {word} " in field for word in words for field in fields)
    coverage = sum(part > 0 for part in parts) / len(stems)
    return (sum(parts) + whole / 10) * coverage**2


def _weigh(field: str, weight: float, stem: str) -> float:
    if f" {stem} " in field:
        return weight * WHOLE_WORD
    if f" {stem}" in field or f" {ARTICLE}{stem}" in field:
        return weight * BEGINNING
    return weight * INSIDE if stem in field else 0.0
