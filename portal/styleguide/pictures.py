"""What the pictures of the style guide are drawn from: invented numbers, each kind of picture once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from casework.stages import Stage
from portal.family.path import path_of
from portal.styleguide.specimens import Specimen, State, both
from publications.enums import ChartKind
from publications.figure_tables import tiles_of
from publications.figures.chart import chart_of
from publications.figures.choropleth import choropleth

DAY = date(2026, 3, 9)
MOMENT = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
FIRST_YEAR = 2021
ABOUT = {"source": "Invented for the style guide", "as_of": DAY, "note": "", "people": True}
LANGUAGES = ("Arabic", "Kurdish (Kurmanji)", "Turkish", "English, German or French")
COUNTS: tuple[int | None, ...] = (610, 1180, 1460, 1240, 540, 95, 730, 310, 640, 38, 410, 0, 7, None)


def specimens() -> list[Specimen]:
    """The way of a registration, as far as two families have come."""
    ways = [
        State(title, {"steps": path_of(stage, registered_at=MOMENT, since=MOMENT)})
        for title, stage in (
            (both("While it is read", "أثناء قراءته"), Stage.UNDER_REVIEW),
            (both("While the search is open", "والبحث مفتوح"), Stage.SEARCH_OPEN),
        )
    ]
    use = both(
        "What an office does may come later; nothing stands behind the search.",
        "قد تأتي خطوات إدارية؛ ولا شيء بعد البحث.",
    )
    return [Specimen("path", both("The way of a registration", "طريق التسجيل"), use, ways, wide=True)]


def drawings() -> dict[str, Any]:
    """A long timeline, tiles, each chart and the map, as `pictures.html` includes them."""
    return {
        "long_timeline": _timeline(),
        "numbers": _numbers(),
        "charts": [_bars(), _columns(), _lines()],
        "map": _map(),
    }


def _timeline() -> list[dict[str, Any]]:
    events = [
        {
            "title": "Something was changed",
            "day": date(FIRST_YEAR + number // 2, 3, 9),
            "year": str(FIRST_YEAR + number // 2),
        }
        for number in range(7)
    ]
    return [*events, {"title": "The next talk", "state": "later", "year": str(FIRST_YEAR + 3)}]


def _numbers() -> dict[str, Any]:
    tiles = [
        {"value": value, "label": label} for value, label in ((1240, "registrations"), (5, "reunions"), (0, "refusals"))
    ]
    value = ABOUT | {"title": "A few numbers", "summary": "The largest first.", "tiles": tiles}
    return {"value": value, "tiles": tiles_of(value)}


def _bars() -> dict[str, Any]:
    rows = [_row(label, number) for label, number in zip(LANGUAGES, (1240, 310, 95, 4), strict=True)]
    return _chart(ChartKind.BARS, "Bars, one a row", "Most families speak Arabic.", ["Families"], rows)


def _columns() -> dict[str, Any]:
    rows = [_row(str(FIRST_YEAR + number), 40 * number, 25 * number, 12) for number in range(1, 6)]
    return _chart(
        ChartKind.COLUMNS, "Columns that stand on each other", "More each year.", ["By phone", "Here", "On paper"], rows
    )


def _lines() -> dict[str, Any]:
    gap = 2
    rows = [_row(str(FIRST_YEAR + n), *((None, None) if n == gap else (120 * n + 40, 60 * n + 20))) for n in range(6)]
    return _chart(ChartKind.LINES, "Lines over years", "One year has no numbers.", ["By phone", "In person"], rows)


def _row(label: str, value: int | None, second: int | None = None, third: int | None = None) -> dict[str, Any]:
    return {"label": label, "value": value, "second": second, "third": third}


def _chart(kind: ChartKind, title: str, summary: str, series: list[str], rows: list[dict[str, Any]]) -> dict[str, Any]:
    value = ABOUT | {"title": title, "summary": summary, "kind": kind, "series": series, "rows": rows}
    return {"value": value, "chart": chart_of(value)}


def _map() -> dict[str, Any]:
    areas = [{"governorate": f"SY{number:02}", "count": count} for number, count in enumerate(COUNTS, start=1)]
    value = ABOUT | {"title": "A map of governorates", "summary": "Most in Rif Dimashq.", "areas": areas}
    return {"value": value, "map": choropleth(value)}
