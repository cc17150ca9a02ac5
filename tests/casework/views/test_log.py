from __future__ import annotations

import csv
import io
from datetime import UTC, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from casework.audit import EventTag, record
from casework.audit.sealing import seal_all
from casework.enums import Role
from casework.ids import new_id
from casework.log_lines import EVENTS_A_PAGE, harmless
from casework.models import AuditEvent
from casework.rights import CASE_ROLES
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_case, make_grant, make_team
from tests.factories.log import make_event

pytestmark = pytest.mark.django_db


def someone(role, **fields):
    account = make_account("staff", **{"language": "en", **fields})
    make_grant(account.user, role, make_team() if role in CASE_ROLES else None)
    return account


@pytest.fixture
def auditor():
    return someone(Role.AUDITOR)


@pytest.fixture
def reading(client, auditor):
    return sign_in(client, auditor)


def page(client, **asked):
    return client.get("/staff/log/", asked).content.decode()


def table(client, **asked):
    """The rows of an export."""
    answer = client.post("/staff/log/export/", asked)
    return list(csv.reader(io.StringIO(answer.getvalue().decode())))


def test_events_are_shown_by_code_and_id(reading):
    make_event(subject=("case", "SomeCase"))
    text = page(reading)
    assert "staff:case:read" in text
    assert "SomeCase" in text


def test_the_time_of_an_event_stands_in_universal_time(reading):
    at = make_event().at.astimezone(UTC)
    assert f'<time datetime="{at.isoformat()}">{at:%d/%m/%Y %H:%M:%S} UTC</time>' in page(reading)


def test_l_05_readers_of_the_log_read_no_reasons(reading):
    record(EventTag.STAFF_CASE_ADVANCED, actor=None, subject=make_case(), reason="the aunt called")
    assert "aunt" not in page(reading)
    assert "aunt" not in str(table(reading))


def test_l_05_readers_of_the_log_open_no_case(reading):
    assert reading.get(f"/staff/cases/{make_case().pk}/").status_code == 404


def test_l_01_each_look_at_the_log_is_recorded(reading, auditor):
    asked = new_id()
    page(reading, subject=asked)
    event = AuditEvent.objects.get(tag=EventTag.LOG_READ)
    assert (event.actor_id, event.subject_id) == (auditor.user.pk, asked)


def test_l_04_a_name_that_was_asked_of_the_log_does_not_stand_in_it(reading):
    page(reading, subject="سلمى الحمدان")
    page(reading, subject="Salma")
    told = AuditEvent.objects.filter(tag=EventTag.LOG_READ).values_list("subject_id", flat=True)
    assert [subject.partition(":")[0] for subject in told] == ["asked", "asked"]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR])
@pytest.mark.parametrize("method", ["get", "post"])
def test_l_01_who_may_not_read_the_log_is_refused_and_recorded(client, role, method):
    account = make_account("staff")
    make_grant(account.user, role, make_case().team)
    address = {"get": "/staff/log/", "post": "/staff/log/export/"}[method]
    assert getattr(sign_in(client, account), method)(address).status_code == 404
    assert AuditEvent.objects.filter(tag=EventTag.LOG_REFUSED, actor_id=account.user.pk).exists()


@pytest.mark.parametrize(
    "asked",
    [
        {"source": "staff"},
        {"actor": "7"},
        {"subject": "wanted"},
        {"since": str(timezone.localdate() - timedelta(days=3))},
    ],
)
def test_filters_leave_what_was_asked_for(reading, asked):
    make_event(subject=("case", "wanted"), actor_id=7)
    make_event(EventTag.GATE_REFUSED, subject=("route", "other"), ago=timedelta(days=9))
    text = page(reading, **asked)
    assert "wanted</code>" in text
    assert "other</code>" not in text


def test_the_last_day_is_part_of_the_time(reading):
    make_event(subject=("case", "wanted"))
    today = str(timezone.localdate())
    assert "wanted" in page(reading, since=today, until=today)
    assert "wanted</code>" not in page(reading, until=str(timezone.localdate() - timedelta(days=1)))


@pytest.mark.parametrize("asked", [{"since": "never"}, {"actor": "x"}, {"source": "moon"}])
def test_a_filter_that_is_none_is_told(reading, asked):
    answer = reading.get("/staff/log/", asked)
    assert answer.status_code == 400
    assert "error-summary" in answer.content.decode()


def test_pages_follow_one_another_without_a_gap(reading):
    ids = {
        make_event(subject=("case", f"n{number}-"), ago=timedelta(minutes=5)).pk for number in range(EVENTS_A_PAGE + 9)
    }
    first = page(reading, subject="")
    last = reading.get("/staff/log/").context["page"].last
    second = page(reading, after=last.pk)
    assert "Older" in first
    assert all(f"n{number}-" in first + second for number in range(EVENTS_A_PAGE + 9))
    assert len(ids) == EVENTS_A_PAGE + 9


def test_no_page_counts_the_log(reading, django_assert_max_num_queries):
    for _event in range(EVENTS_A_PAGE + 1):
        make_event()
    with django_assert_max_num_queries(14) as asked:
        page(reading)
    assert not [query for query in asked.captured_queries if "COUNT(" in query["sql"]]


def test_an_empty_answer_says_what_to_do(reading):
    assert "No event fits." in page(reading, subject="nothing")


def test_how_far_the_log_is_sealed_is_shown(reading):
    sealed = seal_all()
    assert f"Sealed up to event {sealed}," in page(reading)


def test_the_log_speaks_arabic(client):
    answer = sign_in(client, someone(Role.AUDITOR, language="ar")).get("/staff/log/")
    assert 'dir="rtl"' in answer.content.decode()


def test_the_way_to_the_log_is_shown_to_its_readers_alone(reading):
    officer = someone(Role.OFFICER)
    assert 'href="/staff/log/"' in reading.get("/staff/").content.decode()
    assert 'href="/staff/log/"' not in sign_in(Client(), officer).get("/staff/").content.decode()


def test_the_export_holds_what_the_filter_leaves(reading):
    event = make_event(subject=("case", "wanted"), actor_id=7)
    make_event(subject=("case", "other"))
    header, *rows = table(reading, subject="wanted")
    assert header == ["time_utc", "event", "tag", "actor", "subject_type", "subject"]
    assert [row[2:] for row in rows] == [["staff:case:read", "7", "case", "wanted"]]
    assert rows[0][1].lstrip("'") == event.pk


def test_l_01_an_export_is_recorded(reading, auditor):
    table(reading, actor="7")
    event = AuditEvent.objects.get(tag=EventTag.LOG_EXPORTED)
    assert (event.actor_id, event.subject_id) == (auditor.user.pk, "7")


def test_a_long_export_is_whole(reading, monkeypatch):
    monkeypatch.setattr("casework.log_lines.EVENTS_A_CHUNK", 2)
    for number in range(5):
        make_event(subject=("case", f"n{number}"))
    assert [row[5] for row in table(reading, source="staff")[1:]] == ["n4", "n3", "n2", "n1", "n0"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(start):
    assert harmless(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


@pytest.mark.parametrize(("value", "cell"), [(None, ""), (7, "7"), ("a=b", "a=b")])
def test_other_cells_stay_as_they_are(value, cell):
    assert harmless(value) == cell


def test_an_export_with_a_wrong_filter_is_refused(reading):
    assert reading.post("/staff/log/export/", {"since": "never"}).status_code == 400


def test_l_05_a_protection_officer_lets_a_paused_reader_read_on(client):
    reader, officer = someone(Role.OFFICER, display_name="Salma"), someone(Role.PROTECTION_OFFICER)
    make_event(EventTag.STAFF_READING_BLOCKED, actor=reader.user, subject=("user", str(reader.user.pk)))
    inside = sign_in(client, officer)
    assert "Salma" in page(inside)
    assert inside.post(f"/staff/log/readers/{reader.user.pk}/release/").status_code == 302
    assert "Salma" not in page(inside)


def test_l_05_an_auditor_neither_sees_nor_lifts_a_pause(reading):
    reader = someone(Role.OFFICER, display_name="Salma")
    make_event(EventTag.STAFF_READING_BLOCKED, actor=reader.user, subject=("user", str(reader.user.pk)))
    assert "Salma" not in page(reading)
    assert reading.post(f"/staff/log/readers/{reader.user.pk}/release/").status_code == 404
    assert not AuditEvent.objects.filter(tag=EventTag.STAFF_READING_RELEASED).exists()


def test_l_05_a_paused_reader_is_told_so(client):
    account = someone(Role.OFFICER)
    case = make_case(officer=account.user)
    make_event(EventTag.STAFF_READING_BLOCKED, actor=account.user, ago=timedelta(minutes=1))
    answer = sign_in(client, account).get(f"/staff/cases/{case.pk}/")
    assert answer.status_code == 429
    assert "Reading is paused" in answer.content.decode()
    assert not AuditEvent.objects.filter(tag=EventTag.STAFF_CASE_READ).exists()


def test_l_05_whoever_opens_case_after_case_is_paused(client, settings):
    settings.ATHAR_READING_LIMITS = {"unassigned": {"day": (1, 2), "night": (1, 2)}} | {
        kind: {"day": (3, 3), "night": (3, 3)} for kind in ("cases", "searches", "looks")
    }
    account = someone(Role.OFFICER)
    reader = sign_in(client, account)
    answers = [reader.get(f"/staff/cases/{make_case(officer=account.user).pk}/").status_code for _case in range(4)]
    assert answers == [200, 200, 200, 429]
