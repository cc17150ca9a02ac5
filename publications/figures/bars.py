"""Lying bars, one a row of a table: their names may be long, so they stay ordinary text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publications.figures.rows import Row
    from publications.figures.small_numbers import Amount


@dataclass(frozen=True)
class Bar:
    """`x` and `width` in per cent of the room; the bar begins where reading begins."""

    label: str
    amount: Amount
    x: float
    width: float


def bars(rows: list[Row], *, rtl: bool) -> list[Bar]:
    highest = max((value for row in rows for value in row.drawn), default=0.0)
    return [_bar(row, highest, rtl=rtl) for row in rows]


def _bar(row: Row, highest: float, *, rtl: bool) -> Bar:
    value = row.amounts[0].value
    width = round(100 * value / highest, 2) if value and highest else 0.0
    return Bar(row.label, row.amounts[0], round(100 - width, 2) if rtl else 0.0, width)
