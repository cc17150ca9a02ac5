"""The search page, over real pages."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from search.public.indexing import rebuild
from tests.factories.publications import make_question, make_terms

pytestmark = pytest.mark.django_db

HOSTILE = [
    "a" * 10_000,
    '"' * 100_000,
    "* " * 500,
    "?" * 300,
    "(" * 500,
    "a AND " * 300,
    "\u202e\u202d" * 500,
    "a" + "\u0301" * 5000,
    "ﷺ" * 2000,
    "ـ" * 3000,
    "\x00\x00",
    "%" * 200,
    "_" * 200,
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "title:cost~9999",
    "\\" * 300,
    "🧩" * 400,
    " ".join("abcdefghij"[:n] for n in range(1, 11)) * 20,
]


def search(client, text, language="en"):
    return client.get(f"/{language}/search/?q={quote(text)}")


def test_question_is_found(client):
    page = make_question(title="Does it cost anything?")
    assert f'href="{page.address}"' in search(client, "cost").content.decode()


def test_result_shows_topic_and_marked_excerpt(client):
    make_question(title="Does it cost anything?", short_answer="Fees are <forbidden>.")
    html = search(client, "fees").content.decode()
    assert "Your information" in html
    assert "<mark>Fees</mark> are &lt;forbidden&gt;." in html


@pytest.mark.parametrize("text", ["تمويل", "تَمْوِيل", "التمويل"])
def test_arabic_is_found_with_and_without_marks(client, text):
    page = make_question(language="ar", title="كيف يُموَّل العمل؟", synonyms="تمويل")
    assert f'href="{page.address}"' in search(client, text, "ar").content.decode()


def test_clause_is_found_at_its_own_place(client):
    make_terms()
    assert 'href="/en/terms-of-reference/#clause-aims-1"' in search(client, "clause").content.decode()


def test_unpublished_page_is_not_found(client):
    page = make_question(title="Does it cost anything?")
    page.unpublish()
    assert page.address not in search(client, "cost").content.decode()


def test_draft_is_neither_found_nor_suggested(client):
    make_question(title="Canaryword", live=False)
    html = search(client, "canaryward").content.decode()
    assert "Canaryword" not in html
    assert "canaryword" not in html


def test_misspelt_word_is_offered_as_a_link(client):
    make_question(title="Does it cost anything?")
    assert '<a href="/en/search/?q=anything"><bdi>anything</bdi></a>' in search(client, "anithing").content.decode()


def test_nothing_found_leads_on(client):
    html = search(client, "zzzzzz").content.decode()
    assert "empty-state" in html
    assert 'href="/en/questions/"' in html


def test_long_query_is_cut_with_a_note(client):
    html = search(client, "a" * 300).content.decode()
    assert "Only the first 200 letters were searched." in html
    assert f'value="{"a" * 200}"' in html


def test_search_page_leaves_nothing_on_the_device(client):
    response = search(client, "cost")
    assert (dict(response.cookies), b"csrf" in response.content) == ({}, False)


def test_only_reading_is_allowed(client):
    assert client.post("/en/search/").status_code == 405


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("language", ["en", "ar", "tr"])
def test_hostile_query_is_answered(client, text, language):
    make_question(language=language)
    search(client, "cost", language)
    response = client.get(f"/{language}/search/", {"q": text})
    assert response.status_code == 200


@pytest.mark.elasticsearch
@pytest.mark.xdist_group("public-search")
class TestWithServer:
    """The same page, when the search server answers."""

    @pytest.fixture(autouse=True)
    def page(self, server):
        page = make_question(title="Does it cost anything?")
        rebuild("en")
        return page

    def test_question_is_found(self, client, page):
        assert f'href="{page.address}"' in search(client, "costs").content.decode()

    def test_published_page_is_found_after_the_commit(self, client, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            page = make_question("harbour-lights")
        assert f'href="{page.address}"' in search(client, "harbours").content.decode()

    def test_unpublished_page_is_not_found_even_before_the_server_hears(self, client, page):
        page.unpublish()
        assert page.address not in search(client, "cost").content.decode()

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_hostile_query_is_answered(self, client, text):
        search(client, "cost")
        response = client.get("/en/search/", {"q": text})
        assert response.status_code == 200
