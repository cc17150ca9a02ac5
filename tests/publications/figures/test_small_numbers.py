from __future__ import annotations

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from publications.figures.small_numbers import alone, amount, numeral


@given(st.integers(min_value=1, max_value=9))
def test_fewer_than_ten_people_are_never_told_apart(count):
    with translation.override("en"):
        assert amount(count, of_people=True) == amount(1, of_people=True)
        assert amount(count, of_people=True).text == "fewer than 10"


@pytest.mark.parametrize("count", [0, 10, 11, 1240])
def test_nobody_and_many_are_told(count):
    assert amount(count, of_people=True).value == count


def test_small_numbers_of_things_are_told():
    assert amount(5, of_people=False).text == "5"


def test_what_is_not_known_is_not_zero():
    assert amount(None, of_people=True).text != amount(0, of_people=True).text


@pytest.mark.parametrize(
    ("counts", "place"),
    [
        ((40, 7), 1),
        ((7, 0), 0),
        ((40, None, 7), 2),
        ((40, 7, 3), None),
        ((7, None), None),
        ((40, 0), None),
        ((), None),
    ],
)
def test_one_hidden_number_among_shown_ones_can_be_found_by_subtraction(counts, place):
    assert alone(amount(count, of_people=True) for count in counts) == place


@pytest.mark.parametrize(("language", "expected"), [("en", "1,240"), ("de", "1.240")])
def test_thousands_stand_apart_as_the_language_writes_them(language, expected):
    with translation.override(language):
        assert numeral(1240) == expected


def test_no_more_decimals_than_there_are():
    with translation.override("en"):
        assert [numeral(2.0), numeral(2.5)] == ["2", "2.5"]
