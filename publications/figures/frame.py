"""The drawing's inner frame in per cent of its width and height: texts keep their size while the rest grows with the page."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from publications.figures.small_numbers import numeral

START, END = 12.0, 100.0  # the scale's numbers stand above their lines, before START
TOP, FOOT = 12.0, 86.0  # the names stand below FOOT
ROOM_FOR_LETTERS = 36  # below a drawing on the smallest phone, a gap after each name counted as one


@dataclass(frozen=True)
class Tick:
    """A line across the drawing at a round number."""

    y: float
    value: float

    @property
    def text(self) -> str:
        return numeral(self.value)


@dataclass(frozen=True)
class Name:
    """What stands below a column or point."""

    x: float
    text: str


@dataclass(frozen=True)
class Sign:
    """What stands for a number that is not drawn; its foot is at `y`."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Frame:
    """Where numbers and places go. Texts that are read from the right have the first place at the right."""

    marks: tuple[float, ...]
    rtl: bool = False

    @property
    def ticks(self) -> list[Tick]:
        return [Tick(self.y(mark), mark) for mark in self.marks]

    @property
    def edge(self) -> float:
        """Where the scale's numbers begin."""
        return self.x(0.0)

    @property
    def end(self) -> float:
        return self.x(END)

    @property
    def foot(self) -> float:
        return FOOT

    def x(self, place: float) -> float:
        return round(100.0 - place if self.rtl else place, 2)

    def y(self, value: float) -> float:
        return round(FOOT - (FOOT - TOP) * value / self.marks[-1], 2)

    def height(self, value: float) -> float:
        return round(FOOT - self.y(value), 2)

    def names(self, texts: list[str]) -> list[Name]:
        """All where there is room, else each second, third and so on: the table has them all."""
        every = ceil(len(texts) * (max(map(len, texts), default=0) + 1) / ROOM_FOR_LETTERS)
        return [Name(self.middle(n, len(texts)), text) for n, text in enumerate(texts) if n % every == 0]

    def middle(self, number: int, count: int) -> float:
        """The middle of place `number` of `count`."""
        return self.x(START + (END - START) * (number + 0.5) / count)
