from __future__ import annotations

import pytest

from publications.models import HomePage
from tests.factories.publications import make_guide, make_statement

pytestmark = pytest.mark.django_db
LANGUAGES = ["ar", "en", "ku", "tr", "de", "fr"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_statement_stands_directly_below_the_language(client, language):
    make_statement(language=language)
    assert client.get(f"/{language}/accessibility/").status_code == 200


def test_it_says_when_it_was_written(client):
    make_statement()
    assert '<time datetime="2026-11-23">' in client.get("/en/accessibility/").content.decode()


def test_the_home_page_lists_guides_and_no_statement(client):
    make_guide()
    make_statement(lead="How we tested.")
    assert "How we tested." not in client.get("/en/").content.decode()


def test_editors_may_add_one_below_the_home_page_alone():
    assert "publications.StatementPage" in HomePage.subpage_types
