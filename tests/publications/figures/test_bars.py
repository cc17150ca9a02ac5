from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publications.figures.bars import bars
from tests.publications.figures.rows import rows, some_rows


@given(some_rows(series=1), st.booleans())
def test_every_bar_stays_within_its_room(found, rtl):
    assert all(0 <= bar.x <= bar.x + bar.width <= 100.01 for bar in bars(found, rtl=rtl))


@given(some_rows(series=1))
def test_bars_keep_the_order_of_their_rows(found):
    assert [bar.label for bar in bars(found, rtl=False)] == [row.label for row in found]


@given(some_rows(series=1))
def test_more_is_never_shorter(found):
    drawn = [bar for bar in bars(found, rtl=False) if bar.amount.value is not None]
    widths = [bar.width for bar in sorted(drawn, key=lambda bar: bar.amount.value)]
    assert widths == sorted(widths)


def test_bars_begin_where_reading_begins():
    [_longest, half] = bars(rows(80, 40), rtl=True)
    assert (half.x, half.width) == (50, 50)


def test_few_people_have_no_bar():
    assert [bar.width for bar in bars(rows(80, 7, people=True), rtl=False)] == [100, 0]
