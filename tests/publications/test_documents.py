from __future__ import annotations

import pytest

from publications.documents import PageSource, documents_of
from publications.models import FoundText
from tests.factories.publications import make_home, make_question, make_terms

pytestmark = pytest.mark.django_db


def test_question_is_found_with_its_section_and_search_words():
    [document] = documents_of(make_question(synonyms="price\nfee", short_answer="Nothing."))
    assert (document.section, document.synonyms, document.summary) == ("Your information", "price\nfee", "Nothing.")


def test_every_clause_is_found_by_itself():
    urls = [document.url for document in documents_of(make_terms("ar"))]
    assert urls[:2] == ["/ar/terms-of-reference/", "/ar/terms-of-reference/#clause-aims-1"]


def test_home_page_and_drafts_are_not_found():
    assert [*documents_of(make_home()), *documents_of(make_question(live=False))] == []


def test_source_answers_in_one_language_alone():
    make_question()
    make_question(language="fr")
    assert {document.language for document in PageSource().documents("fr")} == {"fr"}


def test_row_left_over_from_a_page_that_is_not_live_is_not_readable():
    page = make_question()
    type(page).objects.filter(pk=page.pk).update(live=False)
    key = FoundText.objects.get(page=page).key
    assert list(PageSource().readable("en", [key])) == []


def test_row_below_a_restricted_page_is_not_readable():
    page = make_question()
    page.get_parent().view_restrictions.create(restriction_type="login")
    assert not [document for document in PageSource().documents("en") if "cost" in document.url]


def test_percent_sign_is_only_a_letter():
    make_question()
    assert list(PageSource().holding("en", ["%"], 10)) == []
