"""How many documents carry a part, remembered for some minutes: rarity changes slowly, and counting is the dear half of a query.

Documents are counted within the scopes of who asks, never beyond: a weight moves the order and the number of hits, and would tell
of records that the actor may not see.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from search.engines.base import PartTokens, Scopes, rarity

Tokens = frozenset[int]

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    Count = Callable[[Sequence[Tokens]], Mapping[Tokens, int]]
    CountWithin = Callable[[Sequence[Tokens], Collection[int] | Scopes], Mapping[Tokens, int]]

REMEMBERED_SECONDS = 600.0
REMEMBERED_SETS = 50_000
REMEMBERED_ACTORS = 200
# As a set to count: every document, whatever it carries. No token has so many bits.
EVERYTHING: Tokens = frozenset({1 << 64})


class Counts:
    """A memory of counts by set of tokens, asked in one go for all that is unknown."""

    def __init__(self, count: Count) -> None:
        self._count = count
        self._known: dict[Tokens, tuple[float, int]] = {}

    def of(self, wanted: Iterable[Tokens]) -> dict[Tokens, int]:
        now, asked = time.monotonic(), dict.fromkeys(wanted)
        known = {tokens: n for tokens in asked for until, n in [self._known.get(tokens, (0.0, 0))] if until > now}
        if unknown := [tokens for tokens in asked if tokens not in known]:
            counted = self._count(unknown)
            self._remember(counted, now + REMEMBERED_SECONDS)
            known.update(counted)
        return known

    def _remember(self, counted: Mapping[Tokens, int], until: float) -> None:
        if len(self._known) > REMEMBERED_SETS:
            self._known.clear()
        # Nothing is not remembered: the first record with a new name must be found at once.
        self._known.update((tokens, (until, n)) for tokens, n in counted.items() if n)

    def forget(self) -> None:
        self._known.clear()


class CountsWithin:
    """A memory for each set of scopes that asks; those that asked longest ago are let go."""

    def __init__(self, count: CountWithin) -> None:
        self._count = count
        self._counts: dict[frozenset[int] | Scopes, Counts] = {}

    def __call__(self, scopes: Collection[int] | Scopes) -> Counts:
        key = scopes if isinstance(scopes, Scopes) else frozenset(scopes)
        counts = self._counts.pop(key, None) or Counts(lambda sets: self._count(sets, key))
        self._counts[key] = counts
        while len(self._counts) > REMEMBERED_ACTORS:
            self._counts.pop(next(iter(self._counts)), None)
        return counts

    def forget(self) -> None:
        self._counts.clear()


def rarities(parts: Sequence[PartTokens], counts: Counts) -> tuple[float, ...]:
    """The weight of each part, from the best kind of key that any document carries."""
    tiers = [[tokens for _, tokens in part.tiers()] for part in parts]
    known = counts.of([EVERYTHING, *(tokens for first, *_ in tiers for tokens in [first])])
    known |= counts.of(tokens for first, *rest in tiers if not known[first] for tokens in rest)
    having = (next((known[tokens] for tokens in sets if known.get(tokens)), 0) for sets in tiers)
    return tuple(rarity(known[EVERYTHING], count) for count in having)
