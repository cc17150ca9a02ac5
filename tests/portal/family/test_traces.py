from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from casework.audit import EventTag
from casework.services.traces_read import Trace
from portal.family.traces import WORDS, trace_texts
from tests.casework.test_stages import OMENS
from tests.factories.accounts import make_user
from tests.factories.casework import make_registration
from tests.factories.log import make_event


@pytest.mark.django_db
def test_a_line_says_when_and_what():
    relative = make_user("family")
    registration = make_registration(relative=relative, submitted_at=datetime(2026, 1, 1, tzinfo=UTC))
    at = datetime(2026, 3, 10, 12, tzinfo=UTC)
    make_event(EventTag.STAFF_CASE_READ, subject=("case", registration.case_id), at=at)
    line = (date(2026, 3, 1), True, WORDS[Trace.STAFF_READ])
    assert [tuple(line) for line in trace_texts(relative, registration.pk)] == [line]


@pytest.mark.parametrize("trace", Trace)
def test_every_kind_has_words_that_are_short_and_bear_no_omen(trace):
    assert len(WORDS[trace].split()) < 15
    assert not OMENS.search(WORDS[trace])
