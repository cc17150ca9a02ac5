"""Each byte of a document passes the row rule: who fetches what, in which state, when, and how it is sent."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from casework.audit import EventTag
from casework.enums import Role
from casework.models import AuditEvent, Document, DocumentState, FileTicket
from casework.services.document_open import document_leave
from tests.access.matrix import ROLES
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_assignment, make_glass, make_grant, make_team
from tests.factories.documents import jpeg, make_document

pytestmark = pytest.mark.django_db
# As the field policy says of a document's name; whoever broke the glass reads the case without them.
READERS = {"officer", "supervisor", "advocate"}
TRAVERSAL = [
    "/media/",
    "/media/x.jpg",
    "/media/../blobs/x",
    "/media/%2e%2e/blobs/x",
    "/static/../blobs/x",
    "/static/%2e%2e%2fblobs/x",
    "/files/../blobs/x/",
    "/files/..%2f..%2fetc%2fpasswd/",
    "/files/%00/",
    "/files/....//x/",
    "/blobs/",
    "/var/blobs/",
    "/files/",
    "/en/media/x.jpg",
]


@pytest.fixture
def document(records):
    return make_document(records.registration, records.family.user, state=DocumentState.CLEAN, content=jpeg())


@pytest.fixture
def officer(records):
    return sign_in(Client(), records.officer)


def staff_address(document):
    return f"/staff/documents/{document.pk}/fetch/"


def family_address(document):
    return f"/en/my/{document.registration_id}/documents/{document.pk}/fetch/"


def leave(client, document):
    """The address that an officer's click leads to."""
    return client.post(staff_address(document))["Location"]


def body(response):
    return b"".join(response.streaming_content)


@pytest.mark.parametrize("role", ROLES)
def test_u_06_only_those_who_see_the_case_fetch(visitors, records, document, role):
    response = visitors[role].post(staff_address(document))
    told = response.status_code if response.status_code == 404 else response["Location"].startswith("/files/")
    assert told == (True if role in READERS else 404 if role not in {"anonymous", "pending"} else False)


@pytest.mark.parametrize("role", ROLES)
def test_u_06_a_relative_fetches_what_they_sent(visitors, records, document, role):
    response = visitors[role].post(family_address(document))
    assert (response.status_code == 302 and response["Location"].startswith("/files/")) == (role == "family")


def test_u_06_another_relative_of_the_registration_does_not_see_it(records, document):
    cousin = make_account("family")
    records.registration.relatives.create(account=cousin.user, relation="cousin", name="A cousin")
    client = sign_in(Client(), cousin)
    assert client.post(family_address(document)).status_code == 404
    assert "Identity card" not in client.get(f"/en/my/{document.registration_id}/documents/").content.decode()


@pytest.mark.parametrize("state", [state for state in DocumentState if state != DocumentState.CLEAN])
@pytest.mark.parametrize("role", ROLES)
def test_u_01_nobody_fetches_what_is_not_clean(visitors, records, state, role):
    document = make_document(records.registration, records.family.user, state=state)
    for address in (staff_address(document), family_address(document)):
        response = visitors[role].post(address)
        assert response.status_code == 404 or "/sign-in/" in response["Location"]
    assert not FileTicket.objects.exists()


def test_an_officer_gets_the_copy(officer, document):
    assert body(Client().get(leave(officer, document))) == jpeg()


def test_u_06_an_address_works_once(officer, document):
    address = leave(officer, document)
    body(Client().get(address))
    assert Client().get(address).status_code == 404


def test_u_06_an_address_is_over_after_a_minute(officer, document):
    address = leave(officer, document)
    ticket = FileTicket.objects.get()
    assert ticket.expires_at - timezone.now() <= dt.timedelta(seconds=60)
    FileTicket.objects.update(expires_at=timezone.now())
    assert Client().get(address).status_code == 404


def test_u_06_a_right_that_ended_meanwhile_serves_nothing(officer, records, document):
    address = leave(officer, document)
    records.case.assignments.update(until=timezone.now())
    assert Client().get(address).status_code == 404
    refusal = AuditEvent.objects.get(tag=EventTag.DOCUMENT_REFUSED)
    assert (refusal.actor_id, refusal.subject_id) == (records.officer.user.pk, document.pk)


def test_u_06_an_account_that_was_frozen_meanwhile_is_served_nothing(officer, records, document):
    address = leave(officer, document)
    type(records.officer.user).objects.filter(pk=records.officer.user.pk).update(frozen_at=timezone.now())
    assert Client().get(address).status_code == 404


def test_u_06_an_account_that_was_closed_meanwhile_is_served_nothing(officer, records, document):
    address = leave(officer, document)
    type(records.officer.user).objects.filter(pk=records.officer.user.pk).update(is_active=False)
    assert Client().get(address).status_code == 404


def test_u_06_a_document_found_harmful_meanwhile_is_not_served(officer, document):
    address = leave(officer, document)
    Document.objects.update(state=DocumentState.HARMFUL, outgoing_blob="")
    assert Client().get(address).status_code == 404


def test_u_06_the_table_of_leave_opens_nothing(officer, document):
    leave(officer, document)
    assert Client().get(f"/files/{FileTicket.objects.get().pk}/").status_code == 404


def test_u_03_a_document_is_a_file_to_keep_and_never_a_page(officer, document):
    response = Client().get(leave(officer, document))
    assert response["Content-Disposition"] == 'attachment; filename="document.jpg"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert (response["Content-Type"], response["Content-Length"]) == ("image/jpeg", str(len(jpeg())))


def test_u_06_a_document_is_kept_by_no_cache(officer, document):
    assert Client().get(leave(officer, document))["Cache-Control"] == "no-store"


def test_u_03_no_cookie_is_read_where_files_are_served(officer, document, django_assert_num_queries):
    address = leave(officer, document)
    sessions = type(officer.session)
    read = []
    original = sessions.load
    try:
        sessions.load = lambda self: read.append(self) or original(self)
        response = officer.get(address)
    finally:
        sessions.load = original
    assert (response.status_code, read, dict(response.cookies)) == (200, [], {})


def test_u_03_a_missing_file_sets_no_cookie(officer):
    assert dict(officer.get("/files/none/").cookies) == {}


@pytest.mark.parametrize("address", TRAVERSAL)
def test_u_06_no_address_leads_to_a_sealed_file(officer, document, address):
    assert officer.get(address.replace("x", document.outgoing_blob)).status_code == 404


def test_u_06_sealed_files_lie_outside_what_is_served():
    for root in (django_settings.MEDIA_ROOT, django_settings.STATIC_ROOT):
        assert not django_settings.ATHAR_BLOB_DIR.is_relative_to(root)


def test_u_06_of_a_changed_file_not_a_byte_is_sent(officer, document):
    path = django_settings.ATHAR_BLOB_DIR / document.outgoing_blob[:2] / document.outgoing_blob
    path.write_bytes(path.read_bytes()[:-1])
    assert Client().get(leave(officer, document)).status_code == 404
    assert AuditEvent.objects.filter(tag=EventTag.VAULT_CASE_REFUSED, subject_id=document.pk).count() == 1


def test_u_06_every_read_leaves_a_trace(officer, records, document):
    body(Client().get(leave(officer, document)))
    event = AuditEvent.objects.get(tag=EventTag.DOCUMENT_READ)
    assert (event.actor_id, event.subject_id) == (records.officer.user.pk, document.pk)


def test_no_address_holds_more_than_opaque_ids(records, document):
    secret = document_leave(actor=records.officer.user, document=document)
    assert document.pk not in secret
    assert len(secret) == 43


@pytest.fixture(params=["other team", "own team", "analyst", "support_officer"])
def without_documents(request, records):
    """Somebody who sees the case, and by the field policy none of its documents."""
    account = make_account("staff", language="en")
    if request.param in {"analyst", "support_officer"}:
        make_grant(account.user, Role(request.param), records.team)
        make_assignment(records.case, account.user)
    else:
        make_grant(account.user, Role.OFFICER, records.team if request.param == "own team" else make_team())
        make_glass(records.case, account.user)
    return sign_in(Client(), account)


def test_z_04_whoever_is_not_shown_documents_gets_no_page_and_no_file(without_documents, document):
    assert without_documents.get(f"/staff/cases/{document.registration.case_id}/").status_code == 200
    assert without_documents.get(f"/staff/registrations/{document.registration_id}/documents/").status_code == 404
    assert without_documents.post(staff_address(document)).status_code == 404


def test_z_08_broken_glass_adds_no_document(without_documents, document):
    sent = {"file": SimpleUploadedFile("a.jpg", jpeg(), "image/jpeg"), "caption": "x"}
    address = f"/staff/registrations/{document.registration_id}/documents/"
    assert without_documents.post(address, sent).status_code == 404
    assert Document.objects.count() == 1


def test_z_04_an_advocate_reads_documents_and_is_offered_no_form(records, document):
    account = make_account("staff", language="en")
    make_grant(account.user, Role.ADVOCATE, records.team)
    make_assignment(records.case, account.user)
    page = sign_in(Client(), account).get(f"/staff/registrations/{document.registration_id}/documents/")
    assert (page.status_code, 'type="file"' in page.text, "Identity card" in page.text) == (200, False, True)
