from __future__ import annotations

from datetime import UTC, datetime

import pytest

from casework.stages import Stage
from portal.family.path import WAY, StepState, path_of

DAY = datetime(2026, 3, 9, tzinfo=UTC)
TOLD_BY_PEOPLE = {Stage.CONTACT_PLANNED.title, Stage.SHARED_IN_PERSON.title, Stage.MORE_INFO.title}


def way(stage, since=None):
    return path_of(stage, registered_at=DAY, since=since)


@pytest.mark.parametrize("stage", Stage)
def test_one_step_is_now_and_it_is_the_stage(stage):
    assert [step.title for step in way(stage) if step.state is StepState.NOW] == [stage.title]


@pytest.mark.parametrize("stage", Stage)
def test_what_is_done_comes_before_and_what_may_come_after(stage):
    order = list(StepState)
    places = [order.index(step.state) for step in way(stage)]
    assert places == sorted(places)


@pytest.mark.parametrize("stage", Stage)
def test_only_steps_of_the_office_may_come_later(stage):
    later = {step.title for step in way(stage) if step.state is StepState.LATER}
    assert later <= {step.title for step in WAY}
    assert not later & TOLD_BY_PEOPLE


@pytest.mark.parametrize("stage", [Stage.SEARCH_OPEN, Stage.CONTACT_PLANNED, Stage.SHARED_IN_PERSON])
def test_nothing_is_foretold_of_a_search(stage):
    assert way(stage)[-1].state is StepState.NOW


def test_after_people_have_spoken_the_way_says_nothing_of_the_search():
    assert Stage.SEARCH_OPEN.title not in [step.title for step in way(Stage.SHARED_IN_PERSON)]


@pytest.mark.parametrize("stage", [Stage.PASSED_ON, Stage.PAUSED_BY_YOU, Stage.WITHDRAWN])
def test_nothing_is_said_of_how_far_a_registration_had_come(stage):
    assert [step.title for step in way(stage)] == [Stage.RECEIVED.title, stage.title]


@pytest.mark.parametrize("stage", Stage)
def test_only_the_first_step_and_the_present_one_have_a_day(stage):
    dated = [step.title for step in way(stage, since=None) if step.day]
    assert dated in ([Stage.RECEIVED.title], [])
