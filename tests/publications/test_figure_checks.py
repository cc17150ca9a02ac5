"""Each mistake of an editor is answered at the entry that it was made in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.blocks.struct_block import StructBlockValidationError

from publications.figure_blocks import ChartBlock, MapBlock, NumbersBlock
from tests.factories.publications import CHART, MAP, NUMBERS

ONE = {"label": "2024", "value": 30}
OTHER = {"label": "2025", "value": 45}


def errors(block, value):
    """Entry → messages; empty for what may be published."""
    try:
        block.clean(block.normalize(block.to_python(value)))
    except StructBlockValidationError as error:
        return {entry: " ".join(problem.messages) for entry, problem in error.block_errors.items()}
    return {}


def chart(**changes):
    return errors(ChartBlock(), CHART | {"series": ["Talks"], "rows": [ONE, OTHER]} | changes)


@pytest.mark.parametrize(("block", "value"), [(ChartBlock, CHART), (MapBlock, MAP), (NumbersBlock, NUMBERS)])
def test_a_sound_figure_has_no_errors(block, value):
    assert errors(block(), value) == {}


@pytest.mark.parametrize(("block", "value"), [(ChartBlock, CHART), (MapBlock, MAP), (NumbersBlock, NUMBERS)])
def test_a_day_to_come_is_refused(block, value):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert errors(block(), value | {"as_of": tomorrow}) == {"as_of": "This day has not come yet."}


def test_bars_have_one_series():
    assert "Choose columns" in chart(kind="bars", series=["Talks", "Letters"])["series"]


def test_a_number_without_a_series_is_refused():
    assert chart(rows=[ONE | {"second": 3}, OTHER])["rows"].startswith("2024 has more numbers")


def test_a_name_twice_is_refused():
    assert chart(rows=[ONE, ONE])["rows"] == "2024 stands here twice."


def test_a_chart_without_numbers_is_refused():
    assert "at least one" in chart(rows=[{"label": "2024"}, {"label": "2025"}])["rows"]


def test_long_names_need_bars():
    rows = [ONE | {"label": "A name that is long"}, OTHER]
    assert "Choose bars" in chart(rows=rows)["rows"]
    assert chart(kind="bars", rows=rows) == {}


def test_many_rows_need_bars():
    rows = [{"label": str(number), "value": 10} for number in range(13)]
    assert "12 rows" in chart(rows=rows)["rows"]
    assert chart(kind="bars", rows=rows) == {}


def test_people_are_counted_in_whole_numbers():
    rows = [ONE | {"value": 10.5}, OTHER]
    assert "whole numbers" in chart(rows=rows)["rows"]
    assert chart(rows=rows, people=False) == {}


def test_a_governorate_twice_is_refused():
    areas = [{"governorate": "SY04", "count": 20}] * 2
    assert errors(MapBlock(), MAP | {"areas": areas}) == {"areas": "Homs stands here twice."}


def test_a_map_without_numbers_is_refused():
    assert "at least one" in errors(MapBlock(), MAP | {"areas": [{"governorate": "SY04"}]})["areas"]


ALONE = "%s alone is hidden: a reader could subtract. Merge it with another one, or leave both empty."


def test_one_hidden_row_among_shown_ones_is_refused():
    rows = [ONE, OTHER | {"value": 4}]
    assert chart(rows=rows)["rows"] == ALONE % "2025"
    assert chart(rows=rows, people=False) == {}


def test_hidden_rows_are_counted_by_series():
    rows = [ONE | {"value": 4, "second": 30}, OTHER | {"second": 7}, {"label": "2026", "value": 3, "second": 12}]
    assert chart(series=["Talks", "Letters"], rows=rows)["rows"] == ALONE % "2025"


def test_one_hidden_governorate_among_shown_ones_is_refused():
    areas = [{"governorate": "SY04", "count": 20}, {"governorate": "SY13", "count": 7}]
    assert errors(MapBlock(), MAP | {"areas": areas}) == {"areas": ALONE % "As-Suwayda"}


def test_one_hidden_tile_among_shown_ones_is_refused():
    tiles = NUMBERS["tiles"][:2]
    assert errors(NumbersBlock(), NUMBERS | {"tiles": tiles}) == {"tiles": ALONE % "reunions"}
    assert errors(NumbersBlock(), NUMBERS | {"tiles": tiles, "people": False}) == {}


def draft_errors(block, value):
    """What Wagtail would say of a draft."""
    try:
        block.clean_deferred(block.normalize(block.to_python(value)))
    except StructBlockValidationError as error:
        return set(error.block_errors)
    return set()


EMPTY = {"title": "", "summary": "", "source": "", "as_of": None, "note": ""}
DRAFTS = [
    (ChartBlock, EMPTY | {"kind": "", "people": True, "series": [], "rows": [{"label": ""}] * 2}),
    (MapBlock, EMPTY | {"areas": [{"governorate": "", "count": None}] * 2}),
    (NumbersBlock, EMPTY | {"people": True, "tiles": [{"value": None, "label": ""}]}),
]


@pytest.mark.parametrize(("block", "value"), DRAFTS)
def test_a_draft_may_be_empty(block, value):
    assert draft_errors(block(), value) == set()


@pytest.mark.parametrize(("block", "value"), DRAFTS)
def test_what_is_published_may_not(block, value):
    assert "as_of" in errors(block(), value)


def test_not_even_a_draft_may_let_a_reader_subtract():
    areas = [{"governorate": "SY04", "count": 20}, {"governorate": "SY13", "count": 7}]
    assert draft_errors(MapBlock(), EMPTY | {"areas": areas}) == {"areas"}


@pytest.mark.parametrize("entry", ["title", "summary", "source", "as_of"])
def test_every_figure_says_what_it_is_and_where_it_comes_from(entry):
    assert entry in errors(MapBlock(), MAP | {entry: None})
