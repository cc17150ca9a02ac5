from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.names import parse
from search.names.sounds import likeness

NAMES = st.sampled_from(
    ["Hani", "هاني", "Salem", "سالم", "سليم", "Mohamed", "محمد", "محمود", "Ahmad", "أحمد", "Şîrîn", "Abbas"]
)


def alike(one, other):
    return likeness(parse(one)[0].sounds, parse(other)[0].sounds)


@pytest.mark.parametrize(
    ("asked", "right", "wrong"),
    [
        ("Salem", "سالم", "سليم"),
        ("Salim", "سليم", "سلمى"),
        ("Mohamed", "محمد", "محمود"),
        ("Mahmoud", "محمود", "محمد"),
        ("Ahmad", "أحمد", "حماد"),
        ("Hani", "هاني", "هناء"),
        ("Hassan", "حسن", "حسين"),
        ("Hussein", "حسين", "حسن"),
        ("Karim", "Kerim", "Karam"),
    ],
)
def test_the_right_name_sounds_nearer(asked, right, wrong):
    assert alike(asked, right) > alike(asked, wrong)


def test_swapped_letters_stay_near():
    assert alike("Ibarhim", "Ibrahim") > 0.8


@given(NAMES, NAMES)
def test_likeness_has_no_direction(one, other):
    assert alike(one, other) == pytest.approx(alike(other, one))


@given(NAMES)
def test_a_name_is_wholly_like_itself(name):
    assert alike(name, name) == 1.0
