from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publications.figures.frame import FOOT, TOP
from publications.figures.lines import lines
from tests.publications.figures.rows import rows, some_rows


@given(some_rows(), st.booleans())
def test_every_point_stays_within_the_drawing(found, rtl):
    for point in lines(found, rtl=rtl).points:
        assert 0 <= point.x <= 100
        assert TOP - 0.01 <= point.y <= FOOT + 0.01


@given(some_rows())
def test_there_is_a_point_for_each_number_that_may_be_shown(found):
    assert len(lines(found, rtl=False).points) == sum(len(row.drawn) for row in found)


def test_a_year_without_a_number_is_a_gap():
    plot = lines(rows(10, 20, None, 30), rtl=False)
    assert (len(plot.points), len(plot.stretches)) == (3, 1)


def test_a_series_never_runs_into_another():
    stretches = lines(rows((10, 40), (20, 50)), rtl=False).stretches
    assert [(stretch.begin.series, stretch.end.series) for stretch in stretches] == [(1, 1), (2, 2)]


def test_what_may_not_be_shown_has_a_sign_and_no_point():
    plot = lines(rows(40, 7, None, 0, people=True), rtl=False)
    assert [(sign.text, sign.y) for sign in plot.signs] == [("<10", FOOT), ("–", FOOT)]


def test_a_sign_keeps_clear_of_points_near_the_foot():
    high, low = lines(rows((1000, 7), (20, 7), people=True), rtl=False).signs
    assert (high.y, low.y < FOOT) == (FOOT, True)


@given(some_rows(), st.booleans())
def test_every_sign_stands_at_its_place(found, rtl):
    plot = lines(found, rtl=rtl)
    assert [sign.x for sign in plot.signs] == [
        plot.frame.middle(number, len(found)) for number, row in enumerate(found) if row.sign
    ]
