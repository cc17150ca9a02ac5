"""Spells out alternatives and squeezes repeated letters: the step both scripts share."""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_REPEATED = re.compile(r"(.)\1+")


def squeeze(text: str) -> str:
    return _REPEATED.sub(r"\1", text)


def spell_out(alternatives: Sequence[tuple[str, ...]], *, limit: int) -> tuple[str, ...]:
    """At most `limit` different spellings, each choice taken left to right, likeliest first."""
    combinations = islice(product(*alternatives), 2 * limit)
    return unique(squeeze("".join(letters)) for letters in combinations)[:limit]


def unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
