from __future__ import annotations

import re

import pytest
from django.utils import timezone

from casework.enums import CaseState, RegistrationState
from casework.models import Case, Registration, Relative
from casework.stages import OWN_STAGE, Stage, family_stage

BEFORE_PEOPLE_SPOKE = [
    CaseState.LEAD_UNDER_VERIFICATION,
    CaseState.RESOLUTION_PROPOSED,
    CaseState.RESOLUTION_CONFIRMED,
    CaseState.DISCLOSURE_PLANNED,
]
OMENS = re.compile(r"\d ?%|match|closed|insufficient|presumed|dead|died|killed|result|found", re.IGNORECASE)


def registration(state=RegistrationState.ACCEPTED, case_state=CaseState.IN_LINE_OF_INQUIRY, **fields):
    return Registration(state=state, case=Case(state=case_state), **fields)


def told():
    return Relative(told_at=timezone.now())


def test_there_are_ten_stages():
    assert {stage.code for stage in Stage} == {
        "received", "under_review", "more_info", "registered", "search_open", "contact_planned", "shared_in_person",
        "paused_by_you", "withdrawn", "passed_on",
    }  # fmt: skip


@pytest.mark.parametrize("state", BEFORE_PEOPLE_SPOKE)
@pytest.mark.parametrize("relative", [None, Relative()])
def test_the_screen_betrays_no_news(state, relative):
    assert family_stage(registration(case_state=state), relative) is Stage.SEARCH_OPEN


@pytest.mark.parametrize("state", CaseState)
@pytest.mark.parametrize("check_in_planned", [True, False])
def test_z_04_what_people_said_stands_whatever_the_case_does_next(state, check_in_planned):
    row = registration(case_state=state, check_in_planned=check_in_planned)
    assert family_stage(row, told()) is Stage.SHARED_IN_PERSON


@pytest.mark.parametrize("state", [CaseState.DISCLOSED, CaseState.CLOSED_WITH_FAMILY])
@pytest.mark.parametrize("relative", [None, Relative()])
def test_a_relative_who_was_not_told_sees_an_open_search(state, relative):
    assert family_stage(registration(case_state=state), relative) is Stage.SEARCH_OPEN


@pytest.mark.parametrize(("state", "stage"), OWN_STAGE.items())
@pytest.mark.parametrize("case_state", CaseState)
def test_a_registration_may_speak_for_itself(state, stage, case_state):
    assert family_stage(registration(state, case_state), told()) is stage


def test_a_new_case_shows_a_registered_relative():
    assert family_stage(registration(case_state=CaseState.UNTRIAGED)) is Stage.REGISTERED


@pytest.mark.parametrize(
    "state", [state for state in CaseState if state not in {CaseState.DISCLOSED, CaseState.CLOSED_WITH_FAMILY}]
)
def test_a_check_in_looks_the_same_whatever_the_case(state):
    assert family_stage(registration(case_state=state, check_in_planned=True)) is Stage.CONTACT_PLANNED


@pytest.mark.parametrize("state", RegistrationState)
@pytest.mark.parametrize("case_state", CaseState)
def test_every_pair_of_states_has_a_stage(state, case_state):
    assert family_stage(registration(state, case_state)) in Stage


@pytest.mark.parametrize("stage", Stage)
def test_no_stage_speaks_in_omens(stage):
    assert not OMENS.search(f"{stage.title} {stage.text}")


@pytest.mark.parametrize("stage", Stage)
def test_sentences_are_short(stage):
    sentences = re.split(r"[.,]\s*", stage.text)
    assert max(len(sentence.split()) for sentence in sentences) <= 16


def test_the_number_stands_in_the_text():
    assert "ATH-4F7K-92QM" in Stage.RECEIVED.text_for(registration(reference="ATH-4F7K-92QM"))


def test_the_institution_stands_in_the_text():
    text = Stage.PASSED_ON.text_for(registration(passed_on_to="the Commission"))
    assert "passed to the Commission" in text
