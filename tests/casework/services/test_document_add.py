from __future__ import annotations

import pytest
from django.conf import settings as django_settings

from casework import vault
from casework.audit import EventTag
from casework.exceptions import NotAllowed, NotTaken
from casework.models import AuditEvent, Document, DocumentState, Refusal
from casework.services.document_add import document_add
from tests.factories.accounts import make_account
from tests.factories.casework import make_registration
from tests.factories.documents import jpeg, make_document, sealed_upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def relative():
    return make_account("family").user


@pytest.fixture
def registration(relative):
    return make_registration(relative=relative)


def stored_bytes():
    return b"".join(path.read_bytes() for path in django_settings.ATHAR_BLOB_DIR.rglob("*") if path.is_file())


def test_a_document_waits_to_be_checked(relative, registration):
    document = document_add(actor=relative, registration=registration, upload=sealed_upload(), caption="A photo")
    assert (document.state, document.caption, document.file_name) == (DocumentState.PENDING, "A photo", "photo.jpg")


def test_its_file_opens_under_the_registrations_key(relative, registration):
    document_add(actor=relative, registration=registration, upload=sealed_upload(jpeg((41, 30))))
    document = Document.objects.get()
    path = django_settings.ATHAR_BLOB_DIR / document.original_blob[:2] / document.original_blob
    with path.open("rb") as file:
        assert b"".join(vault.open_stream(document.key_of("original"), file)) == jpeg((41, 30))


def test_the_event_goes_with_it(relative, registration):
    document = document_add(actor=relative, registration=registration, upload=sealed_upload())
    event = AuditEvent.objects.get(tag=EventTag.DOCUMENT_ADDED)
    assert (event.actor_id, event.subject_id) == (relative.pk, document.pk)


def test_a_stranger_adds_nothing(registration):
    with pytest.raises(NotAllowed):
        document_add(actor=make_account("family").user, registration=registration, upload=sealed_upload())
    assert not Document.objects.exists()


def test_u_04_an_account_has_an_hourly_count(relative, registration, settings):
    settings.ATHAR_UPLOAD_FILES_AN_HOUR = 2
    for _document in range(2):
        document_add(actor=relative, registration=registration, upload=sealed_upload())
    with pytest.raises(NotTaken) as caught:
        document_add(actor=relative, registration=registration, upload=sealed_upload())
    assert caught.value.refusal is Refusal.HOURLY


def test_u_04_an_account_has_few_files_that_wait_for_their_check(relative, registration, settings):
    settings.ATHAR_UPLOAD_FILES_WAITING = 2
    for _document in range(2):
        document_add(actor=relative, registration=registration, upload=sealed_upload())
    with pytest.raises(NotTaken):
        document_add(actor=relative, registration=registration, upload=sealed_upload())
    Document.objects.update(state=DocumentState.REFUSED)
    assert document_add(actor=relative, registration=registration, upload=sealed_upload())


def test_u_04_of_1000_small_files_few_come_in(relative, registration, settings):
    settings.ATHAR_UPLOAD_FILES_AN_HOUR = 5
    refused = 0
    for _file in range(1000):
        upload = sealed_upload(b"x")
        try:
            document_add(actor=relative, registration=registration, upload=upload)
        except NotTaken:
            refused += 1
            upload.close()
    assert (refused, Document.objects.count()) == (995, 5)


def test_u_04_refused_files_count_too(relative, registration, settings):
    settings.ATHAR_UPLOAD_FILES_AN_HOUR = 1
    make_document(registration, relative, state=DocumentState.REFUSED)
    with pytest.raises(NotTaken):
        document_add(actor=relative, registration=registration, upload=sealed_upload())


def test_u_04_an_account_has_so_much_room(relative, registration, settings):
    settings.ATHAR_UPLOAD_ACCOUNT_BYTES = len(jpeg()) + 1
    document_add(actor=relative, registration=registration, upload=sealed_upload())
    with pytest.raises(NotTaken) as caught:
        document_add(actor=relative, registration=registration, upload=sealed_upload())
    assert caught.value.refusal is Refusal.FULL


def test_u_06_the_hash_of_the_original_is_kept_sealed(relative, registration):
    document = document_add(actor=relative, registration=registration, upload=sealed_upload(jpeg()))
    row = Document.objects.filter(pk=document.pk)
    fingerprint = document.fingerprint
    assert len(fingerprint) == 64
    assert fingerprint.encode() not in bytes(row.values_list("fingerprint", flat=True)[0])


def test_an_erased_registration_takes_nothing(relative, registration):
    vault.erase(registration.data_key)
    with pytest.raises(vault.VaultError):
        document_add(actor=relative, registration=registration, upload=sealed_upload())
    assert not Document.objects.exists()


def test_a_key_that_was_moved_opens_nothing(relative, registration):
    first, second = (make_document(registration, relative) for _document in range(2))
    Document.objects.filter(pk=first.pk).update(original_key=second.original_key)
    with pytest.raises(vault.VaultError):
        Document.objects.get(pk=first.pk).key_of("original")


def test_an_originals_key_is_no_key_of_a_copy(relative, registration):
    document = make_document(registration, relative)
    document.outgoing_key = document.original_key
    with pytest.raises(vault.VaultError):
        document.key_of("outgoing")
