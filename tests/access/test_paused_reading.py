"""Whose reading is paused reads nowhere: not the case, not the list, not a document, by no other address."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from casework.audit import EventTag
from casework.enums import Role
from casework.models import AuditEvent, DocumentState
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_grant
from tests.factories.documents import jpeg, make_document
from tests.factories.log import make_event

pytestmark = pytest.mark.django_db
SHOWS_CASES = ["/staff/", "/staff/search/", "/staff/break-glass/", "{case}", "{documents}", "{access}"]
SHOWS_NONE = ["/staff/roles/", "/staff/accounts/"]


@pytest.fixture
def document(records):
    return make_document(records.registration, records.family.user, state=DocumentState.CLEAN, content=jpeg())


@pytest.fixture
def supervisor(records):
    account = make_account("staff")
    make_grant(account.user, Role.SUPERVISOR, records.team)
    return account


@pytest.fixture
def inside(supervisor):
    return sign_in(Client(), supervisor)


def pause(account):
    make_event(
        EventTag.STAFF_READING_BLOCKED,
        actor=account.user,
        subject=("user", str(account.user.pk)),
        ago=timedelta(minutes=1),
    )


def address_of(path, records):
    case, documents = f"/staff/cases/{records.case.pk}/", f"/staff/registrations/{records.registration.pk}/documents/"
    return path.format(case=case, documents=documents, access=f"{case}access/")


@pytest.mark.parametrize("path", SHOWS_CASES)
def test_l_05_a_paused_reader_gets_no_page_with_case_data(records, supervisor, inside, path):
    address = address_of(path, records)
    assert inside.get(address).status_code == 200
    pause(supervisor)
    assert inside.get(address).status_code == 429


@pytest.mark.parametrize("path", SHOWS_NONE)
def test_pages_without_case_data_stay_open_in_a_pause(supervisor, inside, path):
    pause(supervisor)
    assert inside.get(path).status_code == 200


def test_l_05_a_paused_reader_gets_no_leave_to_fetch(supervisor, inside, document):
    pause(supervisor)
    assert inside.post(f"/staff/documents/{document.pk}/fetch/").status_code == 429


def test_l_05_leave_given_before_a_pause_is_void_in_it(supervisor, inside, document):
    leave = inside.post(f"/staff/documents/{document.pk}/fetch/")["Location"]
    pause(supervisor)
    assert inside.get(leave).status_code == 404


def test_l_05_a_relative_fetches_what_they_sent_however_often(records, document):
    for _fetch in range(130):
        make_event(EventTag.DOCUMENT_READ, actor=records.family.user, subject=("document", document.pk))
    client = sign_in(Client(), records.family)
    leave = client.post(f"/en/my/{records.registration.pk}/documents/{document.pk}/fetch/")["Location"]
    assert client.get(leave).status_code == 200


@pytest.mark.parametrize(
    ("tag", "path"),
    [
        (EventTag.STAFF_CASE_LISTED, "/staff/"),
        (EventTag.STAFF_CASE_READ, "{documents}"),
        (EventTag.STAFF_CASE_READ, "{access}"),
    ],
)
def test_l_05_whatever_shows_cases_counts_and_begins_the_pause(records, supervisor, inside, tag, path):
    for number in range(120):
        make_event(tag, actor=supervisor.user, subject=("case", str(number)))
    assert inside.get(address_of(path, records)).status_code == 429
    assert AuditEvent.objects.filter(tag=EventTag.STAFF_READING_BLOCKED, actor_id=supervisor.user.pk).count() == 1


def test_l_05_fetching_documents_without_end_begins_the_pause(supervisor, inside, document):
    for _fetch in range(120):
        make_event(EventTag.DOCUMENT_READ, actor=supervisor.user, subject=("document", document.pk))
    assert inside.post(f"/staff/documents/{document.pk}/fetch/").status_code == 429


def test_four_hundred_files_can_be_paged_through_at_night(supervisor, inside, settings):
    settings.ATHAR_READING_NIGHT = (0, 24)
    assert [inside.get("/staff/").status_code for _page in range(16)] == [200] * 16
