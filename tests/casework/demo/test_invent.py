from __future__ import annotations

from random import Random  # noqa: TID251 - synthetic data

from casework.demo.invent import CASE_STATES, Inventor
from casework.enums import CaseState, Script


def drawn(seed, count=200):
    inventor = Inventor(Random(seed))
    return [inventor.case() for _case in range(count)]


def test_the_same_seed_gives_the_same_people():
    assert drawn(7) == drawn(7)


def test_another_seed_gives_others():
    assert drawn(7) != drawn(8)


def test_every_state_of_a_case_is_drawn():
    assert set(CASE_STATES) == set(CaseState)


def test_both_scripts_are_written():
    scripts = {name.script for case in drawn(1) for name in case.registrations[0].names}
    assert scripts == set(Script)


def test_two_relatives_register_the_same_person():
    first, second = next(case for case in drawn(1) if len(case.registrations) == 2).registrations
    assert first.names[0].text == second.names[0].text
