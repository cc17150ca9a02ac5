"""Every figure as a table of texts: for the PDF and for search, where nothing is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from publications.figures.chart import chart_of
from publications.figures.choropleth import choropleth
from publications.figures.small_numbers import Amount, amount

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from wagtail.blocks.stream_block import StreamValue

    Value = Mapping[str, Any]
    Rows = list[tuple[str, list[str]]]

PLAIN = ("paragraph", "callout")


@dataclass(frozen=True)
class Table:
    """A name and its numbers a row, as readers may have them."""

    title: str
    summary: str
    columns: list[str]
    rows: Rows
    source: str
    as_of: dt.date
    note: str

    def texts(self) -> Iterator[str]:
        yield from (self.title, self.summary)
        yield from (f"{name}: {', '.join(numbers)}" for name, numbers in self.rows)
        yield from (self.source, self.note)


def sections(body: StreamValue) -> Iterator[tuple[str, str | Table]]:
    """("text", a text) or ("table", a table) for each block, in reading order."""
    for block in body:
        if block.block_type in PLAIN:
            yield "text", block.value
        else:
            yield "table", table_of(block.block_type, block.value)


def table_of(kind: str, value: Value) -> Table:
    columns, rows = MAKERS[kind](value)
    return Table(value["title"], value["summary"], columns, rows, value["source"], value["as_of"], value["note"])


def tiles_of(value: Value) -> list[tuple[Amount, str]]:
    """Number and name of each, as they may be shown."""
    return [(amount(tile["value"], of_people=value["people"]), tile["label"]) for tile in value["tiles"]]


def _numbers(value: Value) -> tuple[list[str], Rows]:
    return [_("Number")], [(label, [found.text]) for found, label in tiles_of(value)]


def _chart(value: Value) -> tuple[list[str], Rows]:
    chart = chart_of(value)
    return chart.series, [(row.label, [found.text for found in row.amounts]) for row in chart.rows]


def _map(value: Value) -> tuple[list[str], Rows]:
    return [_("People")], [(area.name, [area.amount.text]) for area in choropleth(value).areas]


MAKERS = {"numbers": _numbers, "chart": _chart, "map": _map}
