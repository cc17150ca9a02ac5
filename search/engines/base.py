"""The contract of an engine: it sees tokens, never names, and answers only within scopes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

DEFAULT_LIMIT = 400


class Scopes(Enum):
    ALL = "all"


# For the throw-away indexes of `name_search` alone: application code always passes the actor's own scopes.
ALL_SCOPES: Final = Scopes.ALL


# How much of a part's rarity a match is worth, by kind of key.
EXACT = 1.0
SAME = 0.8
NEAR = 0.6


class EngineUnavailable(Exception):  # noqa: N818 - a state of the world that callers handle, not a defect
    """The engine's server does not answer."""


@dataclass(frozen=True, slots=True)
class Document:
    """All that an engine may know of a record: an opaque id, tokens, tokens of the scopes it belongs to."""

    id: str
    tokens: frozenset[int]
    scopes: frozenset[int]


@dataclass(frozen=True, slots=True)
class PartTokens:
    """One part of the query. `exact` finds its strictest keys, `same` its skeleton, `near` one letter apart."""

    exact: frozenset[int]
    same: frozenset[int]
    near: frozenset[int] = frozenset()

    def tiers(self) -> tuple[tuple[float, frozenset[int]], ...]:
        """Worth and tokens, best first."""
        strict = ((EXACT, self.exact),) if self.exact != self.same else ()
        return (*strict, (SAME if strict else EXACT, self.same), (NEAR, self.near))


@dataclass(frozen=True, slots=True)
class TokenQuery:
    """Any of the parts, weighed by rarity; of each set in `required` a document must carry one token."""

    parts: tuple[PartTokens, ...]
    required: tuple[frozenset[int], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Ids, best first, and the rarity of each part of the query (the ranking weighs with it)."""

    ids: list[str]
    rarities: tuple[float, ...]


class Engine(Protocol):
    name: str

    def replace(self, documents: Iterable[Document]) -> None: ...

    def delete(self, ids: Iterable[str]) -> None: ...

    def candidates(self, query: TokenQuery, *, scopes: Collection[int] | Scopes, limit: int = DEFAULT_LIMIT) -> Found:
        """The likeliest documents within `scopes`; no scopes, no documents."""
        ...

    def rebuild(self, documents: Iterable[Document], progress: Callable[[int], None]) -> int:
        """Builds anew beside the live index, then swaps; returns the number of documents."""
        ...

    def refresh(self) -> None:
        """Makes earlier writes visible to the next query."""
        ...

    def count(self) -> int: ...

    def is_available(self) -> bool: ...


def rarity(total: int, having: int) -> float:
    """The weight of a part that `having` of `total` documents carry."""
    return math.log(1 + total / max(having, 1))
