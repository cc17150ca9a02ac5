from __future__ import annotations

import pytest

from casework.enums import CaseState, RegistrationState
from casework.transitions import CASE_STEPS, REGISTRATION_STEPS, case_leads_to, registration_leads_to

TWO_PEOPLE = {CaseState.RESOLUTION_CONFIRMED, CaseState.DISCLOSED}
OUTWARD = {RegistrationState.TRANSFERRED, RegistrationState.OUT_OF_MANDATE_REFERRED}


def test_no_one_alone_confirms_or_discloses():
    assert not TWO_PEOPLE & frozenset().union(*CASE_STEPS.values())


def test_no_one_alone_passes_a_registration_on():
    assert not OUTWARD & frozenset().union(*REGISTRATION_STEPS.values())


@pytest.mark.parametrize("state", [RegistrationState.WITHDRAWN, RegistrationState.TRANSFERRED, "unknown"])
def test_where_nothing_leads_on(state):
    assert registration_leads_to(state) == frozenset()


def test_an_unknown_state_leads_nowhere():
    assert case_leads_to("unknown") == frozenset()


@pytest.mark.parametrize("state", [CaseState.CLOSED_WITH_FAMILY, CaseState.DISCLOSED, CaseState.RESOLUTION_CONFIRMED])
def test_a_search_can_always_be_opened_again(state):
    assert CaseState.REOPENED in case_leads_to(state)
