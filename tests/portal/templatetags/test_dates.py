from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, RequestContext, Template
from django.urls import resolve

from tests.factories.accounts import make_user

DAY = date(2026, 3, 9)
MOMENT = datetime(2026, 3, 9, 23, 30, tzinfo=UTC)


def rendered(tag, context=None, **values):
    shown = context or Context()
    shown.update(values)
    return Template("{% load dates %}" + tag).render(shown)


def page_of(rf, address, user):
    """The context of a page at `address`, as somebody sees it."""
    request = rf.get(address)
    request.resolver_match = resolve(address)
    request.user = user
    request.session = {}
    return RequestContext(request)


def test_a_machine_reads_the_day_too():
    assert rendered("{% day value %}", value=DAY) == '<time datetime="2026-03-09">9 March 2026</time>'


def test_a_day_of_a_moment_is_the_day_of_the_house():
    assert rendered("{% day value %}", value=MOMENT) == '<time datetime="2026-03-10">10 March 2026</time>'


def test_tables_have_digits():
    assert rendered('{% day value "short" %}', value=DAY) == '<time datetime="2026-03-09">09/03/2026</time>'


def test_a_moment_has_its_hour():
    assert rendered("{% moment value %}", value=MOMENT).endswith(">10 March 2026, 00:30</time>")


def test_the_log_names_seconds_and_universal_time():
    assert rendered('{% moment value "exact" %}', value=MOMENT) == (
        '<time datetime="2026-03-09T23:30:00+00:00">09/03/2026 23:30:00 UTC</time>'
    )


def test_the_log_names_universal_time_whatever_clock_it_was_taken_from():
    taken = MOMENT.astimezone(ZoneInfo("Asia/Damascus"))
    assert rendered('{% moment value "exact" %}', value=taken) == rendered('{% moment value "exact" %}', value=MOMENT)


@pytest.mark.parametrize("value", [time(9, 5), time(9, 5, 30), datetime(2026, 3, 9, 8, 5, tzinfo=UTC)])
def test_an_hour_is_read_by_machines_too(value):
    assert rendered("{% clock value %}", value=value) == '<time datetime="09:05">09:05</time>'


def test_midnight_is_an_hour():
    assert rendered("{% clock value %}", value=time(0, 0)) == '<time datetime="00:00">00:00</time>'


def test_a_month_keeps_its_day_to_itself():
    assert rendered("{% month value %}", value=DAY) == '<time datetime="2026-03">March 2026</time>'


def test_what_is_known_in_part_has_words():
    assert rendered("{% partial value %}", value="2012~") == "about 2012"


@pytest.mark.parametrize("tag", ["day", "moment", "month", "clock"])
def test_what_is_not_known_is_not_shown(tag):
    assert rendered("{% " + tag + " value %}", value=None) == ""


@pytest.mark.django_db
class TestBothCalendars:
    def test_a_family_that_chose_it_reads_both(self, rf):
        page = page_of(rf, "/en/my/", make_user(shows_hijri=True))
        assert "9 March 2026 (20 Ramadan 1447 AH)" in rendered("{% day value %}", page, value=DAY)

    def test_with_the_hour_too(self, rf):
        page = page_of(rf, "/en/account/security/", make_user(shows_hijri=True))
        assert "10 March 2026 (21 Ramadan 1447 AH), 00:30" in rendered("{% moment value %}", page, value=MOMENT)

    def test_and_of_a_month(self, rf):
        page = page_of(rf, "/en/my/", make_user(shows_hijri=True))
        shown = rendered("{% month value %}", page, value=DAY)
        assert "March 2026 (Ramadan 1447 AH – Shawwal 1447 AH)" in shown

    def test_others_read_one(self, rf):
        assert "Ramadan" not in rendered("{% day value %}", page_of(rf, "/en/my/", make_user()), value=DAY)

    def test_a_public_page_is_the_same_for_all(self, rf):
        page = page_of(rf, "/en/search/", make_user(shows_hijri=True))
        assert "Ramadan" not in rendered("{% day value %}", page, value=DAY)

    def test_an_include_without_a_context_keeps_the_choice(self, rf):
        page = page_of(rf, "/en/my/", make_user(shows_hijri=True))
        included = '{% include "components/timeline.html" with events=events only %}'
        assert "20 Ramadan 1447" in rendered(included, page, events=[{"title": "a", "day": DAY}])
