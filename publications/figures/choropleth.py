"""Counts of people by governorate: at most four steps, and apart from them few, none and not known."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from publications.figures.governorates import NAMES, Outline, number_of, outlines
from publications.figures.scale import ticks
from publications.figures.small_numbers import LEAST_SHOWN, Amount, amount, numeral

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_STEPS = 4
SOLID = "solid"
FILLS = ("light", "dots", "lines", SOLID)
FEW, ZERO, NO_DATA = "few", "zero", "cross"


@dataclass(frozen=True)
class Step:
    """The counts from `low` to `high` share a pattern."""

    low: int
    high: int
    fill: str

    @property
    def text(self) -> str:
        return numeral(self.low) if self.low == self.high else f"{numeral(self.low)}–{numeral(self.high)}"


@dataclass(frozen=True)
class Area:
    code: str
    number: int
    name: str
    outline: Outline
    amount: Amount
    fill: str


@dataclass(frozen=True)
class Choropleth:
    width: int
    height: int
    areas: list[Area]
    legend: list[tuple[str, str]]

    @property
    def areas_in_drawing_order(self) -> list[Area]:
        """Filled ones last: their borders are gaps, which the lines of their neighbours must not close."""
        return sorted(self.areas, key=lambda area: area.fill == SOLID)


def choropleth(value: Mapping[str, Any]) -> Choropleth:
    """From a map block. A governorate that the editor left out has no data."""
    counts = {row["governorate"]: row["count"] for row in value["areas"]}
    amounts = {code: amount(counts.get(code), of_people=True) for code in NAMES}
    steps = steps_up_to(max((found.value or 0 for found in amounts.values()), default=0))
    drawn = outlines()
    areas = [
        Area(code, number_of(code), str(name), drawn.areas[code], amounts[code], fill_of(amounts[code], steps))
        for code, name in NAMES.items()
    ]
    return Choropleth(drawn.width, drawn.height, areas, _legend(areas, steps))


def steps_up_to(highest: float) -> list[Step]:
    """Equal steps that cover `highest`, the first from the least count that is shown; none if nothing may be shown."""
    if highest < LEAST_SHOWN:
        return []
    bounds = [int(mark) for mark in ticks(highest, at_most=MOST_STEPS)]
    pairs = [(max(low + 1, LEAST_SHOWN), high) for low, high in pairwise(bounds)]
    kept = [(low, high) for low, high in pairs if low <= high]
    return [Step(low, high, fill) for (low, high), fill in zip(kept, FILLS[-len(kept) :], strict=True)]


def fill_of(found: Amount, steps: list[Step]) -> str:
    if found.few:
        return FEW
    if found.value is None:
        return NO_DATA
    return next((step.fill for step in steps if step.low <= found.value <= step.high), ZERO)


def _legend(areas: list[Area], steps: list[Step]) -> list[tuple[str, str]]:
    """Every step, and of the rest what the map shows."""
    apart = {area.fill: area.amount.text for area in areas if area.fill in {FEW, ZERO, NO_DATA}}
    return [*((step.fill, step.text) for step in reversed(steps)), *((fill, apart[fill]) for fill in apart)]
