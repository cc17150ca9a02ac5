from __future__ import annotations

from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from publications.figures.choropleth import MOST_STEPS, choropleth, fill_of, steps_up_to
from publications.figures.small_numbers import LEAST_SHOWN, amount


def drawn(*counts):
    areas = [{"governorate": f"SY{number:02}", "count": count} for number, count in enumerate(counts, start=1)]
    with translation.override("en"):
        return choropleth({"areas": areas})


@given(st.integers(min_value=LEAST_SHOWN, max_value=10**7))
def test_steps_cover_every_count_once(highest):
    steps = steps_up_to(highest)
    assert steps[0].low == LEAST_SHOWN
    assert steps[-1].high >= highest
    assert all(low.high + 1 == high.low for low, high in pairwise(steps))


@given(st.integers(min_value=0, max_value=10**7))
def test_there_are_at_most_four_steps_with_a_pattern_each(highest):
    steps = steps_up_to(highest)
    assert len({step.fill for step in steps}) == len(steps) <= MOST_STEPS


@given(st.integers(min_value=LEAST_SHOWN, max_value=10**6))
def test_more_is_never_a_lighter_pattern(count):
    steps = steps_up_to(10**6)
    places = [step.fill for step in steps]
    less, more = (places.index(fill_of(amount(n, of_people=True), steps)) for n in (LEAST_SHOWN, count))
    assert less <= more


@pytest.mark.parametrize("count", [1, 5, 9])
def test_a_small_number_of_people_is_not_in_the_drawing(count):
    few = drawn(1240, count).areas[1]
    assert (few.fill, few.amount.text, few.amount.value) == ("few", "fewer than 10", None)


def test_few_none_and_not_known_differ_from_each_other():
    assert [area.fill for area in drawn(1240, 7, 0, None).areas[1:4]] == ["few", "zero", "cross"]


def test_a_governorate_that_was_left_out_has_no_data():
    assert drawn(1240).areas[13].amount.text == "no data"


def test_the_legend_names_what_the_map_shows_and_nothing_else():
    assert [text for _fill, text in drawn(30, 7).legend] == ["21–30", "11–20", "10", "fewer than 10", "no data"]


def test_a_map_of_small_numbers_has_no_steps():
    assert [text for _fill, text in drawn(3, 9).legend] == ["fewer than 10", "no data"]
