from __future__ import annotations

import re

from casework.enums import Governorate
from publications.figures.governorates import FILE, NAMES, number_of, outlines

LARGEST_FILE = 8_000


def test_each_governorate_has_the_name_that_staff_use():
    assert {code: str(name) for code, name in NAMES.items()} == {
        code: str(label) for code, label in Governorate.choices if code
    }


def test_each_governorate_has_an_outline():
    assert set(outlines().areas) == set(NAMES)


def test_the_map_stays_small():
    assert FILE.stat().st_size <= LARGEST_FILE


def test_outlines_stay_within_the_map():
    drawn = outlines()
    for area in drawn.areas.values():
        for part in re.findall(r"M([^Mz]+)z", area.path):
            x, y = 0, 0
            for dx, dy in re.findall(r"(-?\d+),(-?\d+)", part):
                x, y = x + int(dx), y + int(dy)
                assert 0 <= x <= drawn.width
                assert 0 <= y <= drawn.height


def test_places_too_small_for_their_number_are_pointed_at():
    assert {number_of(code) for code, area in outlines().areas.items() if area.leader} == {1, 14}
