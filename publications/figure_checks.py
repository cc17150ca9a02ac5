"""What is wrong with a figure, in words that an editor can act on, each at the entry that it speaks of.

A draft may have empty entries, which are passed over; what it lacks is asked for by `*_is_whole`, once it is to be published.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.blocks.struct_block import StructBlockValidationError

from publications.enums import ChartKind
from publications.figure_tables import tiles_of
from publications.figures.governorates import NAMES
from publications.figures.rows import VALUES, rows_of
from publications.figures.small_numbers import Amount, alone, amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Problem = tuple[str, str]  # name of the entry, what is wrong
    Value = Mapping[str, Any]

MOST_PLACES = 12
LONGEST_NAME = 12


def check(problems: Iterable[Problem]) -> None:
    """Raises StructBlockValidationError with all `problems`."""
    errors: dict[str, list[str]] = {}
    for entry, problem in problems:
        errors.setdefault(entry, []).append(problem)
    if errors:
        raise StructBlockValidationError(
            block_errors={entry: ValidationError(texts) for entry, texts in errors.items()}
        )


def day_has_come(value: Value) -> Iterator[Problem]:
    if value["as_of"] and value["as_of"] > timezone.localdate():
        yield "as_of", _("This day has not come yet.")


def numbers(value: Value) -> Iterator[Problem]:
    yield from _hidden("tiles", [(label, found) for found, label in tiles_of(value)])


def chart(value: Value) -> Iterator[Problem]:
    rows = list(value["rows"])
    yield from _twice("rows", (row["label"] for row in rows))
    yield from _series(value["kind"], len(value["series"]))
    yield from _numbers(rows, max(1, len(value["series"])))
    if value["kind"] in {ChartKind.COLUMNS, ChartKind.LINES}:
        yield from _places(rows)
    if value["people"] and any(number and number % 1 for row in rows for number in map(row.get, VALUES)):
        yield "rows", _("People are counted in whole numbers.")
    shown = rows_of(value)
    for series in zip(*(row.amounts for row in shown), strict=True):
        yield from _hidden("rows", [(row.label, found) for row, found in zip(shown, series, strict=True)])


def chart_is_whole(value: Value) -> Iterator[Problem]:
    names = VALUES[: max(1, len(value["series"]))]
    if all(row[name] is None for row in value["rows"] for name in names):
        yield "rows", _("Give at least one row a number.")


def map_of_governorates(value: Value) -> Iterator[Problem]:
    areas = [(str(NAMES[row["governorate"]]), row["count"]) for row in value["areas"] if row["governorate"]]
    yield from _twice("areas", (name for name, _count in areas))
    yield from _hidden("areas", [(name, amount(count, of_people=True)) for name, count in areas])


def map_is_whole(value: Value) -> Iterator[Problem]:
    if all(row["count"] is None for row in value["areas"]):
        yield "areas", _("Give at least one governorate a number.")


def _twice(entry: str, names: Iterable[str]) -> Iterator[Problem]:
    for name, times in Counter(name for name in names if name).items():
        if times > 1:
            yield entry, _("%(name)s stands here twice.") % {"name": name}


def _hidden(entry: str, named: list[tuple[str, Amount]]) -> Iterator[Problem]:
    place = alone(found for _name, found in named)
    if place is not None:
        yield (
            entry,
            _("%(name)s alone is hidden: a reader could subtract. Merge it with another one, or leave both empty.")
            % {"name": named[place][0]},
        )


def _series(kind: str, count: int) -> Iterator[Problem]:
    if kind == ChartKind.BARS and count > 1:
        yield "series", _("Bars have one series. Choose columns for several.")


def _numbers(rows: list[Value], count: int) -> Iterator[Problem]:
    for row in rows:
        if any(row[name] is not None for name in VALUES[count:]):
            yield (
                "rows",
                _("%(name)s has more numbers than there are series. Name each series.") % {"name": row["label"]},
            )


def _places(rows: list[Value]) -> Iterator[Problem]:
    """Names stand below columns and points, where there is little room."""
    if len(rows) > MOST_PLACES:
        yield (
            "rows",
            _("Columns and lines have room for %(count)s rows. Choose bars for more.") % {"count": MOST_PLACES},
        )
    for row in rows:
        if len(row["label"]) > LONGEST_NAME:
            yield "rows", _("%(name)s is too long to stand below a column. Choose bars.") % {"name": row["label"]}
