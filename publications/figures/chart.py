"""A chart as its template draws it, always with the rows of its table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import translation
from django.utils.translation import gettext as _

from publications.enums import ChartKind
from publications.figures.bars import bars
from publications.figures.columns import columns
from publications.figures.lines import lines
from publications.figures.rows import Row, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

MAKERS: dict[str, Any] = {ChartKind.BARS: bars, ChartKind.COLUMNS: columns, ChartKind.LINES: lines}


@dataclass(frozen=True)
class Chart:
    """`plot` is what `bars`, `columns` or `lines` gave, None while a draft has no kind; `series` names the columns of the table."""

    kind: str
    series: list[str]
    rows: list[Row]
    plot: Any

    @property
    def has_legend(self) -> bool:
        return len(self.series) > 1


def chart_of(value: Mapping[str, Any]) -> Chart:
    """From a chart block, in the reading direction of the language that is on."""
    rows = rows_of(value)
    make = MAKERS.get(value["kind"])
    plot = make(rows, rtl=translation.get_language_bidi()) if make else None
    return Chart(value["kind"], list(value["series"]) or [_("Number")], rows, plot)
