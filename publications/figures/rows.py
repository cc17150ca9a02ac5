"""What an editor entered, as rows of amounts that may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from publications.figures.small_numbers import Amount, amount

if TYPE_CHECKING:
    from collections.abc import Mapping

VALUES = ("value", "second", "third")


@dataclass(frozen=True)
class Row:
    """A name with one amount a series."""

    label: str
    amounts: tuple[Amount, ...]

    @property
    def drawn(self) -> list[float]:
        return [amount.value for amount in self.amounts if amount.value is not None]

    @property
    def sign(self) -> str:
        """Of what is not drawn, so that it looks like neither zero nor nothing: too few people first, then no data."""
        few_first = sorted(self.amounts, key=lambda amount: not amount.few)
        return next((amount.sign for amount in few_first if amount.sign), "")


def rows_of(value: Mapping[str, Any]) -> list[Row]:
    """From the `rows` of a chart, in the editor's order; as many amounts as the chart has series, at least one."""
    names = VALUES[: max(1, len(value["series"]))]
    people = bool(value["people"])
    return [Row(row["label"], tuple(amount(row[name], of_people=people) for name in names)) for row in value["rows"]]
