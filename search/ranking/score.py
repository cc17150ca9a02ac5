"""One number for how well a name answers a query: what agrees, then small amounts for how it stands."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from search.ranking.alignment import Pair, align

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.names import NamePart, Role

    LabelledPart = tuple[NamePart, Role]

# Found by measuring, in shares of a full agreement (1.0).
EXTRA_PART = 0.005  # a part of the name that nobody asked for
OUT_OF_ORDER = 0.05  # two neighbours of the query that stand the other way round in the name
SIDE_BY_SIDE = 0.04  # two neighbours of the query that are neighbours in the name
FIRST_PART = 0.08  # people remember the given name …
LAST_PART = 0.05  # … and the family's
BOTH_ENDS = 0.05
SAME_START = 0.02  # the query begins as the name does
OTHER_ARTICLE = 0.09  # "al-Ahmad" for "Ahmad" or the reverse, times the share of the part
ARTICLE_LOST = 0.08  # the query took care to write an article that the name has not


def score(
    asked: Sequence[NamePart], weights: Sequence[float], name: Sequence[LabelledPart]
) -> tuple[float, list[Pair]]:
    """About 1 when all that was asked is there, and the pairs that made it so."""
    parts = [part for part, _ in name]
    pairs = align(asked, weights, parts)
    total = sum(weights) or 1.0
    agreed = (
        sum(
            weights[pair.asked] * (pair.degree**2 - _article_cost(asked[pair.asked], parts[pair.found]))
            for pair in pairs
        )
        / total
    )
    return agreed + _places(pairs, len(parts)) - EXTRA_PART * (len(parts) - len(pairs)), pairs


def _article_cost(asked: NamePart, found: NamePart) -> float:
    if asked.article == found.article:
        return 0.0
    return OTHER_ARTICLE + (ARTICLE_LOST if asked.article else 0.0)


def _places(pairs: Sequence[Pair], length: int) -> float:
    """What the places of the agreeing parts add or take."""
    if not pairs:
        return 0.0
    places = [pair.found for pair in pairs]
    first, last = 0 in places, length - 1 in places
    points = FIRST_PART * first + LAST_PART * last + BOTH_ENDS * (first and last and len(pairs) > 1)
    points += SAME_START * (pairs[0].asked == places[0] == 0)
    for left, right in pairwise(pairs):
        points -= OUT_OF_ORDER * (left.found > right.found)
        points += SIDE_BY_SIDE * (right.found == left.found + 1 and right.asked == left.asked + 1)
    return points
