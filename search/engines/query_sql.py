"""The database's query: the rarest keys give the documents, the rest of the keys put them in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from search.engines.base import PartTokens, Scopes, TokenQuery
from search.engines.rows import unpack

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper

    from search.engines.weights import Counts

READ_AT_MOST = 25_000  # rows of the inverted list in one query
KEPT_FOR_ORDER = 3  # times the limit, when some keys were too common to read
FEW_DOCUMENTS = 1_500  # an actor who may see so few has all of them compared

_IN_SCOPE = "EXISTS (SELECT 1 FROM search_documentscope s WHERE s.document_id = d.id AND s.scope IN"
_CARRIES = "EXISTS (SELECT 1 FROM search_documenttoken r WHERE r.generation = d.generation AND r.document_id = d.id AND r.token IN"


class Tier(NamedTuple):
    """Tokens of one part that are worth `weight`, and how many rows they have."""

    part: int
    weight: float
    tokens: frozenset[int]
    rows: int


@dataclass(frozen=True, slots=True)
class TokenSearch:
    """One query against one generation of the token tables."""

    connection: BaseDatabaseWrapper
    generation: int
    query: TokenQuery
    weights: Sequence[float]
    scopes: Collection[int] | Scopes

    def best(self, limit: int, counts: Counts) -> list[str]:
        """Keys of the best documents within the scopes, best first."""
        few = self._all_within()
        if few is not None:
            return self._ordered([document for document in few if self._has_required(document[1])], limit)
        tiers = self._tiers(counts)
        read = affordable(tiers)
        if not read:
            return []
        whole = len(read) == len(tiers)
        found = self._rows(*self._statement(read, limit if whole else KEPT_FOR_ORDER * limit))
        return [key for key, _ in found] if whole else self._ordered(found, limit)

    def _all_within(self) -> list[tuple[str, frozenset[int]]] | None:
        """Every document within the scopes, or None when they are many."""
        if self.scopes is Scopes.ALL:
            return None
        sql = f"""
            SELECT d.key, d.tokens FROM search_indexeddocument d WHERE d.id IN (
                SELECT DISTINCT s.document_id FROM search_documentscope s JOIN search_indexeddocument g ON g.id = s.document_id
                WHERE s.scope IN ({places(len(self.scopes))}) AND g.generation = %s LIMIT %s
            )
        """  # noqa: S608 - only placeholders are put in
        found = self._rows(sql, [*self.scopes, self.generation, FEW_DOCUMENTS + 1])
        return None if len(found) > FEW_DOCUMENTS else found

    def _tiers(self, counts: Counts) -> list[Tier]:
        sets = [
            (number, worth * self.weights[number], tokens)
            for number, part in enumerate(self.query.parts)
            for worth, tokens in part.tiers()
            if tokens
        ]
        known = counts.of(tokens for *_, tokens in sets)
        return [Tier(number, weight, tokens, known[tokens]) for number, weight, tokens in sets if known[tokens]]

    def _statement(self, tiers: Sequence[Tier], limit: int) -> tuple[str, list[float]]:
        wanted = [(token, tier.part, tier.weight) for tier in tiers for token in tier.tokens]
        conditions, values = self._conditions()
        sql = f"""
            WITH wanted (token, part, weight) AS (VALUES {", ".join(["(%s, %s, %s)"] * len(wanted))}),
            matched AS (
                SELECT t.document_id AS document_id, w.part, MAX(w.weight) AS weight
                FROM wanted w JOIN search_documenttoken t ON t.token = w.token AND t.generation = %s
                GROUP BY t.document_id, w.part
            ),
            scored AS (SELECT document_id, SUM(weight) AS score FROM matched GROUP BY document_id)
            SELECT d.key, d.tokens FROM scored JOIN search_indexeddocument d ON d.id = scored.document_id
            WHERE {" AND ".join(conditions)} ORDER BY scored.score DESC, d.id LIMIT %s
        """  # noqa: S608 - only placeholders are put in
        return sql, [*(value for row in wanted for value in row), self.generation, *values, limit]

    def _conditions(self) -> tuple[list[str], list[float]]:
        conditions, values = ["1 = 1"], list[float]()
        if self.scopes is not Scopes.ALL:
            conditions.append(f"{_IN_SCOPE} ({places(len(self.scopes))}))")
            values.extend(self.scopes)
        for tokens in self.query.required:
            conditions.append(f"{_CARRIES} ({places(len(tokens))}))")
            values.extend(tokens)
        return conditions, values

    def _rows(self, sql: str, values: Sequence[float]) -> list[tuple[str, frozenset[int]]]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, values)
            return [(key, frozenset(unpack(bytes(packed)))) for key, packed in cursor.fetchall()]

    def _has_required(self, tokens: frozenset[int]) -> bool:
        return all(not tokens.isdisjoint(either) for either in self.query.required)

    def _ordered(self, found: Sequence[tuple[str, frozenset[int]]], limit: int) -> list[str]:
        scored = [(self._score(tokens), -place, key) for place, (key, tokens) in enumerate(found)]
        return [key for points, _, key in sorted(scored, reverse=True)[:limit] if points > 0]

    def _score(self, tokens: frozenset[int]) -> float:
        return sum(weight * worth(part, tokens) for part, weight in zip(self.query.parts, self.weights, strict=True))


def affordable(tiers: Sequence[Tier]) -> list[Tier]:
    """The tiers that tell most for the rows they cost; always one.

    Rows are counted in the whole list, since that is what is read: for an actor with more than FEW_DOCUMENTS of their own, records
    of others can push a common key out of the first reading. They move no weight and no order.
    """
    chosen: list[Tier] = []
    spent = 0
    for tier in sorted(tiers, key=lambda tier: tier.rows):
        if chosen and spent + tier.rows > READ_AT_MOST:
            break
        chosen.append(tier)
        spent += tier.rows
    return chosen


def worth(part: PartTokens, tokens: frozenset[int]) -> float:
    return next((value for value, keys in part.tiers() if not keys.isdisjoint(tokens)), 0.0)


def places(count: int) -> str:
    return ", ".join(["%s"] * count) or "NULL"
