"""Rows of charts, made by hand or by Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from publications.figures.rows import Row
from publications.figures.small_numbers import amount

AMOUNTS = st.one_of(st.none(), st.integers(min_value=0, max_value=10**9)).map(
    lambda value: amount(value, of_people=True)
)


def some_rows(series=3, most=12):
    """One to `most` rows with distinct names, each with the same number of series."""

    def rows(count):
        amounts = st.lists(st.tuples(*[AMOUNTS] * count), min_size=1, max_size=most)
        return amounts.map(lambda found: [Row(f"Row {number}", each) for number, each in enumerate(found)])

    return st.integers(min_value=1, max_value=series).flatmap(rows)


def rows(*values, people=False):
    """One row for each of `values`: a number, None or a tuple with one a series."""
    found = [value if isinstance(value, tuple) else (value,) for value in values]
    return [
        Row(str(2020 + number), tuple(amount(part, of_people=people) for part in parts))
        for number, parts in enumerate(found)
    ]
