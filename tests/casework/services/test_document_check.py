"""Both eyes must have seen a document before it is clean."""

from __future__ import annotations

import io

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from PIL import Image

from casework import vault
from casework.audit import EventTag
from casework.blobs import open_blob
from casework.models import AuditEvent, Document, DocumentKind, DocumentState, Notice, Refusal
from casework.services.document_check import document_check
from tests.factories.accounts import make_account
from tests.factories.casework import make_registration
from tests.factories.documents import PLACE, jpeg, make_document, pdf, zipped
from tests.servers.clamd import SAMPLE

pytestmark = [pytest.mark.django_db, pytest.mark.clamd]


@pytest.fixture
def scanner(settings, clamd_address):
    settings.ATHAR_CLAMD_ADDRESS = clamd_address


@pytest.fixture
def no_scanner(settings):
    settings.ATHAR_CLAMD_ADDRESS = ""


@pytest.fixture
def registration():
    return make_registration(relative=make_account("family").user)


@pytest.fixture
def add(registration):
    uploader = registration.relatives.get().account
    return lambda content=None, **fields: make_document(registration, uploader, content=content, **fields)


def outgoing(document):
    document = Document.objects.get(pk=document.pk)
    with open_blob(document.outgoing_blob) as file:
        return b"".join(vault.open_stream(document.key_of("outgoing"), file))


def test_a_harmless_photo_becomes_clean(scanner, add):
    document = add()
    assert document_check(document_id=document.pk) is DocumentState.CLEAN
    assert Image.open(io.BytesIO(outgoing(document))).size == (40, 30)


def test_clearing_leaves_a_trace(scanner, add):
    document = add()
    document_check(document_id=document.pk)
    assert AuditEvent.objects.get(tag=EventTag.DOCUMENT_CLEARED).subject_id == document.pk


def test_u_06_the_copy_is_stripped_and_the_original_stays(scanner, add):
    original = jpeg(place=PLACE)
    document = add(original)
    document_check(document_id=document.pk)
    with open_blob(document.original_blob) as file:
        assert b"".join(vault.open_stream(document.key_of("original"), file)) == original
    assert PLACE.encode() not in outgoing(document)


HARMFUL = {
    "plain": (SAMPLE, DocumentKind.JPEG),
    "zip": (zipped(), DocumentKind.JPEG),
    "pdf": (pdf(attached=zipped()), DocumentKind.PDF),
}


@pytest.mark.parametrize(("content", "kind"), HARMFUL.values(), ids=HARMFUL)
def test_u_01_a_harmful_file_is_locked_away(scanner, add, content, kind):
    document = add(content, kind=kind)
    assert document_check(document_id=document.pk) is DocumentState.HARMFUL
    assert Document.objects.get().outgoing_blob == ""
    assert AuditEvent.objects.get(tag=EventTag.DOCUMENT_FOUND_HARMFUL).subject_id == document.pk


def test_u_01_the_notice_says_only_that_there_is_something(scanner, add):
    document = add(SAMPLE)
    document_check(document_id=document.pk)
    notice = Notice.objects.get()
    assert (notice.account_id, notice.kind) == (document.uploader_id, "news")


def test_u_02_without_a_scanner_it_waits(no_scanner, add):
    document = add()
    assert document_check(document_id=document.pk) is DocumentState.PENDING
    waiting = Document.objects.get()
    assert (waiting.tries, waiting.outgoing_blob) == (1, "")
    assert waiting.next_try_at > document.next_try_at


def test_u_04_a_file_that_stops_the_reader_is_refused_after_three_tries(scanner, add, settings):
    settings.ATHAR_UPLOAD_READ_SECONDS = 0.001
    document = add()
    states = [document_check(document_id=document.pk) for _try in range(3)]
    assert states == [DocumentState.PENDING, DocumentState.PENDING, DocumentState.REFUSED]
    assert Document.objects.get().refusal == Refusal.DAMAGED


def test_u_04_a_scanner_that_was_away_is_no_mark_against_a_file(clamd_address, settings, add):
    document = add()
    settings.ATHAR_CLAMD_ADDRESS = ""
    for _try in range(4):
        document_check(document_id=document.pk)
    settings.ATHAR_CLAMD_ADDRESS, settings.ATHAR_UPLOAD_READ_SECONDS = clamd_address, 0.001
    assert document_check(document_id=document.pk) is DocumentState.PENDING


def test_u_04_a_file_that_is_read_at_the_second_try_is_clean_and_carries_no_refusal(scanner, add, settings):
    document, seconds = add(), settings.ATHAR_UPLOAD_READ_SECONDS
    settings.ATHAR_UPLOAD_READ_SECONDS = 0.001
    document_check(document_id=document.pk)
    settings.ATHAR_UPLOAD_READ_SECONDS = seconds
    assert document_check(document_id=document.pk) is DocumentState.CLEAN
    assert Document.objects.get().refusal == ""


def test_u_02_signatures_without_a_date_clear_nothing(scanner, add, settings):
    settings.ATHAR_CLAMD_SIGNATURE_DAYS = 7
    assert document_check(document_id=add().pk) is DocumentState.PENDING


def test_u_02_a_dead_scanner_clears_nothing(settings, add):
    settings.ATHAR_CLAMD_ADDRESS = "127.0.0.1:1"
    assert document_check(document_id=add().pk) is DocumentState.PENDING


def test_u_02_it_is_tried_again_until_it_is_checked(clamd_address, settings, add):
    document = add()
    settings.ATHAR_CLAMD_ADDRESS = ""
    document_check(document_id=document.pk)
    settings.ATHAR_CLAMD_ADDRESS = clamd_address
    Document.objects.update(next_try_at=document.created_at)
    call_command("scan_documents", stdout=io.StringIO())
    assert Document.objects.get().state == DocumentState.CLEAN


def test_u_02_the_command_alarms_while_no_scanner_can_be_believed(no_scanner, add):
    add()
    told = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("scan_documents", stderr=told)
    assert (ended.value.code, Document.objects.get().state) == (1, DocumentState.PENDING)
    assert "No scanner is set" in told.getvalue()


def test_u_04_a_reader_that_is_ended_leaves_it_waiting(scanner, add, settings):
    settings.ATHAR_UPLOAD_READ_SECONDS = 0.001
    assert document_check(document_id=add().pk) is DocumentState.PENDING


def test_u_03_what_is_not_what_it_began_as_is_refused(scanner, add):
    document = add(b"\xff\xd8\xff\xe0<script>alert(1)</script>")
    assert document_check(document_id=document.pk) is DocumentState.REFUSED
    assert Document.objects.get().refusal == Refusal.DAMAGED


def test_a_file_that_was_changed_on_the_disk_waits(scanner, add):
    document = add()
    path = django_settings.ATHAR_BLOB_DIR / document.original_blob[:2] / document.original_blob
    path.write_bytes(path.read_bytes()[:-1])
    assert document_check(document_id=document.pk) is DocumentState.PENDING


@pytest.mark.parametrize("state", [state for state in DocumentState if state != DocumentState.PENDING])
def test_a_verdict_is_final(scanner, add, state):
    assert document_check(document_id=add(SAMPLE, state=state).pk) is state
