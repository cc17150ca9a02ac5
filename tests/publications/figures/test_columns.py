from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.figures.columns import columns
from publications.figures.frame import FOOT, TOP
from tests.publications.figures.rows import rows, some_rows


@given(some_rows(), st.booleans())
def test_every_column_stays_within_the_drawing(found, rtl):
    for column in columns(found, rtl=rtl).columns:
        assert 0 <= column.x <= column.x + column.width <= 100.01
        assert TOP - 0.01 <= column.y <= column.y + column.height <= FOOT + 0.02
        assert column.height >= 0


@given(some_rows(), st.booleans())
def test_columns_keep_the_order_of_their_rows(found, rtl):
    first = [column.middle for column in columns(found, rtl=rtl).columns if column.series == 1]
    assert first == sorted(first, reverse=rtl)


def test_reading_from_the_right_mirrors_the_places_alone():
    left, right = (columns(rows(10, 20, 30), rtl=rtl).columns for rtl in (False, True))
    assert [100 - column.middle for column in left] == pytest.approx([column.middle for column in right])
    assert [column.height for column in left] == [column.height for column in right]


def test_series_stand_on_each_other():
    below, above = columns(rows((10, 20), (10, 20)), rtl=False).columns[:2]
    assert above.y + above.height == pytest.approx(below.y)
    assert above.height == pytest.approx(2 * below.height, abs=0.02)


def test_what_may_not_be_shown_has_a_sign_and_no_column():
    plot = columns(rows(40, 7, None, people=True), rtl=False)
    assert (len(plot.columns), [sign.text for sign in plot.signs]) == (1, ["<10", "–"])


def test_a_sign_stands_above_what_is_drawn():
    plot = columns(rows((40, 7), (20, None), (None, 3), people=True), rtl=False)
    assert [sign.y for sign in plot.signs] == [plot.columns[0].y, plot.columns[1].y, FOOT]


def test_too_few_people_are_told_before_no_data():
    [sign] = columns(rows((None, 7, 40), people=True), rtl=False).signs
    assert sign.text == "<10"


def test_zero_is_no_sign():
    assert columns(rows(40, 0, people=True), rtl=False).signs == []
