from __future__ import annotations

import pytest

from casework.blobs import open_blob
from casework.models import Document, DocumentState
from casework.services.blobs_remove import remove_blobs
from tests.factories.accounts import make_account
from tests.factories.casework import make_registration
from tests.factories.documents import make_document

pytestmark = pytest.mark.django_db


def test_an_erased_registrations_files_are_gone(django_capture_on_commit_callbacks):
    registration, other = make_registration(), make_registration()
    gone = make_document(registration, make_account("family").user, state=DocumentState.CLEAN)
    stays = make_document(other, make_account("family").user)
    with django_capture_on_commit_callbacks(execute=True):
        assert remove_blobs([registration.pk]) == 1
    for name in (gone.original_blob, gone.outgoing_blob):
        with pytest.raises(FileNotFoundError):
            open_blob(name)
    open_blob(stays.original_blob).close()
    assert list(Document.objects.all()) == [stays]


def test_a_rolled_back_erasure_leaves_the_files():
    registration = make_registration()
    document = make_document(registration, make_account("family").user)
    remove_blobs([registration.pk])  # this test's transaction never commits
    open_blob(document.original_blob).close()
