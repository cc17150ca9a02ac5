"""Puts candidates in order by rules that a person can read, and says why each one matched. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.engines.base import rarity
from search.names import NamePart, Names, Role, parse
from search.ranking.reasons import Agreement, Reason, agreement
from search.ranking.score import score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from search.ranking.alignment import Pair
    from search.ranking.score import LabelledPart

__all__ = ["Agreement", "Match", "Reason", "rank"]

DEFAULT_LIMIT = 10


@dataclass(frozen=True, slots=True)
class Match:
    """A record and how well it answers: `score` is 1 or a little more when every part agrees in its place."""

    id: str
    score: float
    reasons: tuple[Reason, ...]


def rank(
    query: str,
    candidates: Iterable[tuple[str, Sequence[str | Names]]],
    *,
    limit: int = DEFAULT_LIMIT,
    rarities: Mapping[str, float] | None = None,
) -> list[Match]:
    """The best `limit` of `candidates` (id, names in any scripts), explained.

    `rarities` weighs the query's parts by their text, as the engine counted them; without it they are counted among the candidates.
    Among equals the earlier candidate stays first.
    """
    asked = parse(query)
    named = [(record_id, [_labelled(name) for name in names]) for record_id, names in candidates]
    weights = _weights(asked, named, rarities)
    scored = [(*_best(asked, weights, names), record_id) for record_id, names in named if names]
    scored.sort(key=lambda entry: -entry[0])
    return [
        Match(record_id, value, _reasons(asked, name, pairs))
        for value, pairs, name, record_id in scored[:limit]
        if pairs
    ]


def _labelled(name: str | Names) -> tuple[LabelledPart, ...]:
    by_role = name.by_role() if isinstance(name, Names) else [(Role.ANY, name)]
    return tuple((part, role) for role, text in by_role for part in parse(text))


def _weights(
    asked: Sequence[NamePart],
    named: Sequence[tuple[str, Sequence[Sequence[LabelledPart]]]],
    rarities: Mapping[str, float] | None,
) -> list[float]:
    if rarities is not None:
        return [rarities.get(part.text, 1.0) for part in asked]
    held = [{skeleton for name in names for part, _ in name for skeleton in part.skeletons} for _, names in named]
    return [rarity(len(named), sum(not skeletons.isdisjoint(part.skeletons) for skeletons in held)) for part in asked]


def _best(
    asked: Sequence[NamePart],
    weights: Sequence[float],
    names: Sequence[Sequence[LabelledPart]],
) -> tuple[float, list[Pair], Sequence[LabelledPart]]:
    scored = [(*score(asked, weights, name), name) for name in names]
    return max(scored, key=lambda entry: entry[0])


def _reasons(asked: Sequence[NamePart], name: Sequence[LabelledPart], pairs: Sequence[Pair]) -> tuple[Reason, ...]:
    by_asked = {pair.asked: pair for pair in pairs}
    return tuple(_reason(part, name, by_asked.get(place)) for place, part in enumerate(asked))


def _reason(asked: NamePart, name: Sequence[LabelledPart], pair: Pair | None) -> Reason:
    if pair is None:
        return Reason(Agreement.MISSING, asked.text)
    found, role = name[pair.found]
    return Reason(agreement(asked, found, pair.degree), asked.text, found.text, role, pair.degree)
