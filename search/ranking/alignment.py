"""Pairs the parts of a query with the parts of a name, one to one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from search.names.sounds import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.names import NamePart

BARELY_ALIKE = 0.45  # below this two parts are different names


class Pair(NamedTuple):
    """Query part `asked` stands for name part `found` (positions), alike by `degree` in 0–1."""

    asked: int
    found: int
    degree: float


def align(asked: Sequence[NamePart], weights: Sequence[float], name: Sequence[NamePart]) -> list[Pair]:
    """The best pairs first come first served, in the order of what they add to the score."""
    options = sorted(
        (weights[i] * degree * degree, -i, -j, degree)
        for i, part in enumerate(asked)
        for j, other in enumerate(name)
        if (degree := alike(part, other)) > BARELY_ALIKE
    )
    pairs: dict[int, Pair] = {}
    taken: set[int] = set()
    for _, i, j, degree in reversed(options):
        if -i not in pairs and -j not in taken:
            pairs[-i] = Pair(-i, -j, degree)
            taken.add(-j)
    return [pairs[i] for i in sorted(pairs)]


@lru_cache(maxsize=200_000)
def alike(left: NamePart, right: NamePart) -> float:
    if left.text == right.text:
        return 1.0
    return likeness(left.sounds, right.sounds)
