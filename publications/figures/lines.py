"""Lines over years. A year without a number is a gap with a sign, never a zero."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from publications.figures.frame import FOOT, Frame, Name, Sign
from publications.figures.scale import ticks

if TYPE_CHECKING:
    from publications.figures.rows import Row

ROOM_FOR_SIGN = 12.0  # per cent of the height


@dataclass(frozen=True)
class Point:
    x: float
    y: float
    series: int


@dataclass(frozen=True)
class Stretch:
    """Between two neighbours that both have a number."""

    begin: Point
    end: Point


@dataclass(frozen=True)
class Lines:
    frame: Frame
    points: list[Point]
    stretches: list[Stretch]
    signs: list[Sign]
    names: list[Name]


def lines(rows: list[Row], *, rtl: bool) -> Lines:
    highest = max((value for row in rows for value in row.drawn), default=0.0)
    frame = Frame(ticks(highest), rtl)
    series = range(max((len(row.amounts) for row in rows), default=0))
    runs = [[_point(frame, rows, number, place) for number in range(len(rows))] for place in series]
    points = [point for run in runs for point in run if point is not None]
    stretches = [Stretch(one, other) for run in runs for one, other in pairwise(run) if one and other]
    signs = [_sign(frame, rows, number) for number, row in enumerate(rows) if row.sign]
    return Lines(frame, points, stretches, signs, frame.names([row.label for row in rows]))


def _point(frame: Frame, rows: list[Row], number: int, place: int) -> Point | None:
    value = rows[number].amounts[place].value
    return None if value is None else Point(frame.middle(number, len(rows)), frame.y(value), place + 1)


def _sign(frame: Frame, rows: list[Row], number: int) -> Sign:
    """At the foot, or above the points that stand there."""
    heights = [frame.y(value) for value in rows[number].drawn]
    y = min((height for height in heights if height > FOOT - ROOM_FOR_SIGN), default=FOOT)
    return Sign(frame.middle(number, len(rows)), y, rows[number].sign)
