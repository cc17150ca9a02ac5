from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from casework.audit import EventTag
from casework.exceptions import NotAllowed
from casework.models import AuditEvent
from casework.services.traces_read import BY_DAY, Trace, traces_read
from tests.factories.accounts import make_user
from tests.factories.casework import make_officer, make_registration, make_relative
from tests.factories.log import make_event

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 3, 10, 12, tzinfo=UTC)
TOLD = {*BY_DAY, EventTag.STAFF_CASE_READ, EventTag.FAMILY_REGISTRATION_READ}


@pytest.fixture
def relative():
    return make_user("family")


@pytest.fixture
def registration(relative):
    return make_registration(relative=relative, submitted_at=datetime(2026, 1, 1, tzinfo=UTC))


def traces(relative, registration):
    return [(line.trace, str(line.day)) for line in traces_read(actor=relative, registration_id=registration.pk)]


def of_registration(registration, tag, **fields):
    return make_event(tag, subject=("registration", registration.pk), **{"at": LONG_AGO, **fields})


def of_case(registration, tag=EventTag.STAFF_CASE_READ, **fields):
    return make_event(tag, subject=("case", registration.case_id), **{"at": LONG_AGO, **fields})


@pytest.mark.parametrize("tag", BY_DAY)
def test_what_staff_do_to_a_registration_is_told_by_the_day(relative, registration, tag):
    of_registration(registration, tag)
    assert traces(relative, registration) == [(BY_DAY[tag], "2026-03-10")]


def test_the_reading_of_a_case_is_told_by_the_month(relative, registration):
    for day in (0, 3, 3):
        of_case(registration, at=LONG_AGO + timedelta(days=day))
    assert traces(relative, registration) == [(Trace.STAFF_READ, "2026-03-01")]


def test_the_present_month_is_not_told_yet(relative, registration):
    of_case(registration, at=timezone.now())
    assert traces(relative, registration) == []


def test_what_was_read_before_the_registration_is_not_told(relative, registration):
    """It would tell that somebody else had registered."""
    of_case(registration, at=datetime(2025, 12, 1, tzinfo=UTC))
    assert traces(relative, registration) == []


@pytest.mark.parametrize("tag", [tag for tag in EventTag if tag not in TOLD])
def test_nothing_else_is_told(relative, registration, tag):
    of_registration(registration, tag)
    of_case(registration, tag)
    assert traces(relative, registration) == []


def test_ones_own_looks_are_told(relative, registration):
    of_registration(registration, EventTag.FAMILY_REGISTRATION_READ, actor=relative)
    assert traces(relative, registration) == [(Trace.OWN_READ, "2026-03-10")]


def test_another_relatives_looks_are_not_told(relative, registration):
    other = make_user("family")
    make_relative(registration, account=other)
    of_registration(registration, EventTag.FAMILY_REGISTRATION_READ, actor=other)
    assert traces(relative, registration) == []


@pytest.mark.parametrize("make", [lambda: make_user("family"), make_officer, lambda: None])
def test_a_stranger_is_refused(registration, make):
    with pytest.raises(NotAllowed):
        traces_read(actor=make(), registration_id=registration.pk)


def test_l_01_the_look_leaves_a_trace_itself(relative, registration):
    traces(relative, registration)
    event = AuditEvent.objects.get(tag=EventTag.FAMILY_TRACES_READ)
    assert (event.actor_id, event.subject_id) == (relative.pk, registration.pk)
