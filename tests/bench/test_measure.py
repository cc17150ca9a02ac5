from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bench.measure import Measure, percentile, rows, write


def test_a_ratio_is_the_value_over_the_bases_value():
    measured = rows([Measure("page", 30, "ms", "empty page"), Measure("empty page", 12, "ms")])
    assert [row["ratio"] for row in measured] == [2.5, None]


def test_every_figure_has_the_same_fields():
    assert list(rows([Measure("page", 30, "ms")])[0]) == ["name", "value", "unit", "base", "ratio"]


def test_a_new_figure_replaces_its_old_one_alone(tmp_path):
    path = tmp_path / "results.json"
    write(path, rows([Measure("page", 30, "ms"), Measure("pdf", 1, "s")]))
    write(path, rows([Measure("page", 20, "ms")]))
    assert {row["name"]: row["value"] for row in json.loads(path.read_text())} == {"pdf": 1, "page": 20}


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 1))
def test_a_percentile_is_one_of_the_values(values, share):
    assert percentile(values, share) in values


def test_ninety_five_of_a_hundred_stay_at_or_below():
    assert percentile([float(number) for number in range(100)], 0.95) == 95
