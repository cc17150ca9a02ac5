"""Round numbers along an axis."""

from __future__ import annotations

from math import floor, log10

ROUND = (1, 2, 5, 10)


def ticks(highest: float, *, at_most: int = 4) -> tuple[float, ...]:
    """From zero in equal steps (1, 2 or 5 times a power of ten) to the first that is not below `highest`."""
    if highest <= 0:
        return (0.0, 1.0)
    unit = 10.0 ** floor(log10(highest / at_most))
    step = next(factor * unit for factor in ROUND if factor * unit * at_most >= highest * (1 - 1e-9))
    marks = [0.0]
    while marks[-1] < highest * (1 - 1e-9):
        marks.append(round(step * len(marks), 10))
    return tuple(marks)
