"""Columns over time; several series stand on each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publications.figures.frame import END, START, Frame, Name, Sign
from publications.figures.scale import ticks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publications.figures.rows import Row

FILLED = 0.62  # of the room that a column has
MOST_NUMBERED = 6


@dataclass(frozen=True)
class Column:
    """One rectangle; `series` counts from 1, `text` is its number where there is room to write it."""

    x: float
    y: float
    width: float
    height: float
    series: int
    middle: float
    text: str


@dataclass(frozen=True)
class Columns:
    frame: Frame
    columns: list[Column]
    signs: list[Sign]
    names: list[Name]


def columns(rows: list[Row], *, rtl: bool) -> Columns:
    highest = max((sum(row.drawn) for row in rows), default=0.0)
    frame = Frame(ticks(highest), rtl)
    found = [column for number, row in enumerate(rows) for column in _stack(frame, row, number, len(rows))]
    signs = [
        Sign(frame.middle(number, len(rows)), frame.y(sum(row.drawn)), row.sign)
        for number, row in enumerate(rows)
        if row.sign
    ]
    return Columns(frame, found, signs, frame.names([row.label for row in rows]))


def _stack(frame: Frame, row: Row, number: int, count: int) -> Iterator[Column]:
    width = (END - START) / count * FILLED
    middle = frame.middle(number, count)
    numbered = len(row.amounts) == 1 and count <= MOST_NUMBERED
    below = 0.0
    for series, amount in enumerate(row.amounts, start=1):
        if amount.value is not None:
            top = below + amount.value
            x, y = round(middle - width / 2, 2), frame.y(top)
            height = round(frame.y(below) - y, 2)
            yield Column(x, y, round(width, 2), height, series, middle, amount.text if numbered else "")
            below = top
