from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from casework.audit import EventTag
from casework.exceptions import FreshFactorNeeded, ReadingPaused
from casework.models import Assignment
from casework.services.reading_watch import is_night, watch_case, watch_search
from tests.factories.casework import make_case, make_officer
from tests.factories.log import make_event

pytestmark = pytest.mark.django_db
LIMITS = {
    "cases": {"day": (40, 80), "night": (10, 20)},
    "unassigned": {"day": (20, 40), "night": (5, 10)},
    "searches": {"day": (60, 120), "night": (20, 40)},
    "looks": {"day": (300, 600), "night": (100, 200)},
}


@pytest.fixture(autouse=True)
def day(settings):
    """Whenever the tests run, it is day; night is set by those that mean it."""
    settings.ATHAR_READING_LIMITS = LIMITS
    settings.ATHAR_READING_NIGHT = (24, 0)


@pytest.fixture
def night(settings):
    settings.ATHAR_READING_NIGHT = (0, 24)


@pytest.fixture
def officer():
    return make_officer()


def read(officer, cases, *, assigned=True, ago=timedelta(minutes=10)):
    """So many different cases, as the log holds it."""
    for _case in range(cases):
        case_id = make_case(officer=officer if assigned else None).pk
        make_event(actor=officer, subject=("case", case_id), ago=ago)


def answer(officer, case=None):
    """What the watch says to one more look."""
    try:
        watch_case(officer, case or make_case(officer=officer))
    except (FreshFactorNeeded, ReadingPaused) as refusal:
        return type(refusal)
    return None


def search_answer(officer):
    try:
        watch_search(officer)
    except (FreshFactorNeeded, ReadingPaused) as refusal:
        return type(refusal)
    return None


def is_asked(answered):
    return answered is not None and issubclass(answered, FreshFactorNeeded)


def test_ordinary_work_is_not_disturbed(officer):
    read(officer, 39)
    assert answer(officer) is None


def test_l_05_the_forty_first_case_asks_for_a_factor(officer):
    read(officer, 40)
    assert is_asked(answer(officer))


def test_l_05_after_a_factor_reading_goes_on(officer):
    read(officer, 40)
    make_event(EventTag.ACCOUNT_STEPPED_UP, actor=officer, ago=timedelta(minutes=5))
    assert answer(officer) is None


def test_l_05_a_factor_does_not_put_off_the_pause(officer):
    read(officer, 80)
    make_event(EventTag.ACCOUNT_STEPPED_UP, actor=officer)
    assert answer(officer) is ReadingPaused


def test_l_05_a_hundred_reads_in_an_hour_escalate_at_the_expected_counts(officer):
    """A factor is proven whenever one is asked for; the pause ends nothing."""
    asked_at, paused_at = [], []
    for number in range(1, 101):
        answered = answer(officer)
        if is_asked(answered):
            asked_at.append(number)
            make_event(EventTag.ACCOUNT_STEPPED_UP, actor=officer)
            answered = answer(officer)
        if answered is ReadingPaused:
            paused_at.append(number)
            make_event(EventTag.STAFF_READING_BLOCKED, actor=officer, subject=("user", str(officer.pk)))
        else:
            read(officer, 1, ago=timedelta(0))
    assert (asked_at, paused_at) == ([41], list(range(81, 101)))


def test_the_same_case_again_is_no_other_case(officer):
    read(officer, 39)
    case = make_case(officer=officer)
    for _again in range(20):
        make_event(actor=officer, subject=("case", case.pk))
    assert answer(officer, case) is None


def test_l_05_the_same_case_without_end_is_no_work(officer):
    case = make_case(officer=officer)
    for _again in range(300):
        make_event(actor=officer, subject=("case", case.pk))
    assert is_asked(answer(officer, case))


def test_what_was_read_before_the_hour_is_past(officer):
    read(officer, 80, ago=timedelta(minutes=61))
    assert answer(officer) is None


def test_what_others_read_is_theirs(officer):
    read(make_officer(), 80)
    assert answer(officer) is None


@pytest.mark.parametrize(("cases", "expected"), [(19, False), (20, True)])
def test_l_05_cases_that_one_does_not_answer_for_count_sooner(officer, cases, expected):
    read(officer, cases, assigned=False)
    assert is_asked(answer(officer, make_case())) is expected


def test_an_ended_assignment_is_none(officer):
    read(officer, 20)
    Assignment.objects.filter(officer=officer).update(until=timezone.now())
    assert is_asked(answer(officer, make_case()))


@pytest.mark.parametrize(("cases", "expected"), [(9, False), (10, True)])
def test_l_05_at_night_less_is_much(officer, night, cases, expected):
    read(officer, cases)
    assert is_asked(answer(officer)) is expected


def test_l_05_the_night_pauses_sooner(officer, night):
    read(officer, 20)
    assert answer(officer) is ReadingPaused


@pytest.mark.parametrize(("searches", "expected"), [(59, False), (60, True)])
def test_l_05_searches_count_too(officer, searches, expected):
    for _search in range(searches):
        make_event(EventTag.STAFF_PEOPLE_SEARCHED, actor=officer, subject=("person", ""))
    assert is_asked(search_answer(officer)) is expected


def test_l_05_a_pause_holds_for_searches(officer):
    make_event(EventTag.STAFF_READING_BLOCKED, actor=officer, ago=timedelta(minutes=59))
    assert search_answer(officer) is ReadingPaused


def test_a_pause_ends_after_an_hour(officer):
    make_event(EventTag.STAFF_READING_BLOCKED, actor=officer, ago=timedelta(minutes=61))
    assert answer(officer) is None


def test_who_was_released_reads_on_from_nothing(officer):
    read(officer, 80)
    make_event(EventTag.STAFF_READING_BLOCKED, actor=officer, ago=timedelta(minutes=9))
    make_event(EventTag.STAFF_READING_RELEASED, subject=("user", str(officer.pk)), ago=timedelta(minutes=8))
    assert answer(officer) is None


def test_another_ones_release_is_not_mine(officer):
    make_event(EventTag.STAFF_READING_BLOCKED, actor=officer, ago=timedelta(minutes=9))
    make_event(EventTag.STAFF_READING_RELEASED, subject=("user", "0"), ago=timedelta(minutes=8))
    assert answer(officer) is ReadingPaused


def test_the_watch_asks_the_database_once(officer, django_assert_num_queries):
    read(officer, 30)
    with django_assert_num_queries(1):
        watch_search(officer)


@pytest.mark.parametrize(("hour", "expected"), [(20, False), (21, True), (23, True), (0, True), (5, True), (6, False)])
def test_night_goes_by_the_clock_of_the_institution(settings, hour, expected):
    settings.ATHAR_READING_NIGHT = (21, 6)
    at = datetime(2026, 7, 1, hour, 30, tzinfo=timezone.get_default_timezone())
    assert is_night(at) is expected
