"""Finds people by name: the one entry point of the search over records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

from search.engines import DatabaseEngine, EngineUnavailable, Found, get_engine
from search.engines.base import DEFAULT_LIMIT as CANDIDATES
from search.names import distinct, parse
from search.ranking import Match, rank
from search.tokens import TokenKey

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from search.engines import TokenQuery
    from search.names import Names

    Fetch = Callable[[list[str]], Mapping[str, Sequence[str | Names]]]


@dataclass(frozen=True, slots=True)
class SearchOutcome:
    """Matches, best first. `degraded` says that another engine than the chosen one had to answer."""

    matches: list[Match]
    engine_used: str
    degraded: bool


@lru_cache(maxsize=4)
def _key(secret: bytes) -> TokenKey:
    return TokenKey(secret)


def token_key() -> TokenKey:
    """The deployment's own key: for the sources that make documents."""
    return _key(settings.ATHAR_TOKEN_KEY)


def find(
    query: str,
    *,
    scopes: Collection[str],
    fetch: Fetch,
    limit: int = 10,
    facets: Iterable[Iterable[str]] = (),
) -> SearchOutcome:
    """The best matches within `scopes`, which are the actor's own, read now.

    `fetch` takes candidate ids and returns the names of those that the actor may see: it is the second lock.
    `facets`: of each inner group a record must carry one, as "source:person".
    """
    key = token_key()
    parts = distinct(parse(query))
    asked = key.query(parts, facets=facets)
    found, engine_used, degraded = _candidates(asked, frozenset(map(key.scope_token, scopes)))
    names = fetch(found.ids) if found.ids else {}
    candidates = [(record_id, names[record_id]) for record_id in found.ids if record_id in names]
    rarities = {part.text: weight for part, weight in zip(parts, found.rarities, strict=False)}
    return SearchOutcome(rank(query, candidates, limit=limit, rarities=rarities), engine_used, degraded)


def _candidates(query: TokenQuery, scopes: frozenset[int]) -> tuple[Found, str, bool]:
    engine = get_engine()
    try:
        return engine.candidates(query, scopes=scopes, limit=CANDIDATES), engine.name, False
    except EngineUnavailable:
        stand_in = DatabaseEngine()
        return stand_in.candidates(query, scopes=scopes, limit=CANDIDATES), stand_in.name, True
