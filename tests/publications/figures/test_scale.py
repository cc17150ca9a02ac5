from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.figures.scale import ticks

HIGHEST = st.floats(min_value=0.01, max_value=1e12)


@given(HIGHEST)
def test_ticks_cover_what_is_drawn_and_no_step_more(highest):
    marks = ticks(highest)
    assert marks[0] == 0
    assert marks[-2] < highest <= marks[-1] * (1 + 1e-9)


@given(HIGHEST, st.integers(min_value=2, max_value=8))
def test_there_are_never_more_steps_than_asked_for(highest, most):
    assert 2 <= len(ticks(highest, at_most=most)) <= most + 1


@given(HIGHEST)
def test_steps_are_equal_and_round(highest):
    marks = ticks(highest)
    steps = [high - low for low, high in pairwise(marks)]
    assert steps == pytest.approx([steps[0]] * len(steps))
    assert float(f"{steps[0]:.6e}".split("e")[0]) in {1, 2, 5}


@pytest.mark.parametrize(("highest", "expected"), [(0, (0, 1)), (83, (0, 50, 100)), (1351, (0, 500, 1000, 1500))])
def test_some_scales(highest, expected):
    assert ticks(highest) == expected
