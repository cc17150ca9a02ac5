from __future__ import annotations

import pytest

from tests.factories.publications import make_terms

pytestmark = pytest.mark.django_db


def test_terms_are_offered_as_pdf_in_the_readers_language(client):
    make_terms("ar")
    response = client.get("/ar/terms-of-reference/pdf/")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="terms-of-reference-ar.pdf"'


def test_pdf_of_a_language_without_terms_is_not_found(client):
    make_terms()
    assert client.get("/ar/terms-of-reference/pdf/").status_code == 404


def test_draft_terms_have_no_pdf(client):
    make_terms(live=False)
    assert client.get("/en/terms-of-reference/pdf/").status_code == 404
