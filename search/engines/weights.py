"""How many documents carry a part, remembered for some minutes: rarity changes slowly, and counting is the dear half of a query."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from search.engines.base import PartTokens, rarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Tokens = frozenset[int]
    Count = Callable[[Sequence[Tokens]], Mapping[Tokens, int]]

REMEMBERED_SECONDS = 600.0
REMEMBERED_SETS = 50_000


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


def rarities(total: int, parts: Sequence[PartTokens], counts: Counts) -> tuple[float, ...]:
    """The weight of each part, from the best kind of key that any document carries."""
    tiers = [[tokens for _, tokens in part.tiers()] for part in parts]
    known = counts.of(tokens for first, *_ in tiers for tokens in [first])
    known |= counts.of(tokens for first, *rest in tiers if not known[first] for tokens in rest)
    return tuple(rarity(total, next((known[tokens] for tokens in sets if known.get(tokens)), 0)) for sets in tiers)
