from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publications.figures.frame import FOOT, ROOM_FOR_LETTERS, TOP, Frame

NAMES = st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=12)


@given(st.floats(min_value=0, max_value=100), st.floats(min_value=0, max_value=100))
def test_more_stands_higher_within_the_frame(one, other):
    frame = Frame((0.0, 50.0, 100.0))
    low, high = sorted((one, other))
    assert TOP <= frame.y(high) <= frame.y(low) <= FOOT


@given(NAMES)
def test_names_have_room_on_the_smallest_phone(texts):
    names = Frame((0.0, 1.0)).names(texts)
    assert (len(names) - 1) * max(map(len, texts)) <= ROOM_FOR_LETTERS
    assert names[0].text == texts[0]


@given(st.integers(min_value=1, max_value=12))
def test_places_follow_each_other_in_reading_direction(count):
    left, right = Frame((0.0, 1.0)), Frame((0.0, 1.0), rtl=True)
    forwards = [left.middle(number, count) for number in range(count)]
    backwards = [right.middle(number, count) for number in range(count)]
    assert forwards == sorted(forwards)
    assert backwards == sorted(backwards, reverse=True)
