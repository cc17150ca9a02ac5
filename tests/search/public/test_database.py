from __future__ import annotations

import pytest

from search.public.database import find
from search.public.query import Query
from tests.search.public.shelf import FOUND, document


def urls(text, language="en"):
    return [hit.url for hit in find(Query.from_input(text, language)).hits]


@pytest.mark.parametrize(("language", "text", "key"), FOUND)
def test_text_is_found_in_its_language(shelf, language, text, key):
    assert urls(text, language)[0] == f"/{language}/{key}/"


def test_other_languages_are_not_searched(shelf):
    assert urls("cost", "fr") == []


def test_title_counts_more_than_text(shelf):
    shelf.texts = [document("a", text="harbour"), document("b", title="Harbour")]
    assert urls("harbour") == ["/en/b/", "/en/a/"]


def test_more_of_the_words_count_more(shelf):
    shelf.texts = [document("a", title="Harbour"), document("b", text="harbour lights")]
    assert urls("harbour lights")[0] == "/en/b/"


def test_search_words_find_and_are_never_shown(shelf):
    [hit] = find(Query.from_input("price", "en")).hits
    assert "price" not in hit.title + hit.excerpt


@pytest.mark.parametrize(("typed", "meant"), [("mony", "money"), ("regsiter my relative", "register my relative")])
def test_misspelt_word_gets_a_suggestion(shelf, typed, meant):
    assert find(Query.from_input(typed, "en")).suggestion == meant


def test_suggestion_comes_from_the_readers_language(shelf):
    assert find(Query.from_input("gratiut", "en")).suggestion == ""
    assert find(Query.from_input("gratiut", "fr")).suggestion == "gratuit"


def test_known_words_get_no_suggestion(shelf):
    assert find(Query.from_input("cost", "en")).suggestion == ""
