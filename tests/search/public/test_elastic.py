"""Public search meets the real server."""

from __future__ import annotations

import pytest

from search.public.elastic import find
from search.public.query import Query
from tests.search.public.shelf import FOUND

pytestmark = [pytest.mark.elasticsearch, pytest.mark.xdist_group("public-search")]


def urls(text, language="en"):
    return [hit.url for hit in find(Query.from_input(text, language)).hits]


@pytest.mark.parametrize(("language", "text", "key"), FOUND)
def test_text_is_found_in_its_language(indexed, language, text, key):
    assert urls(text, language)[0] == f"/{language}/{key}/"


def test_word_with_a_typing_error_is_found_all_the_same(indexed):
    assert urls("registeration")[0] == "/en/register/"


def test_beginning_of_a_title_is_enough(indexed):
    assert "/en/register/" in urls("can i regi")


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("en", "mony", "money"),
        ("fr", "enregistremant", "enregistrement"),
        ("ar", "المؤسصة", "المؤسسة"),
        ("fr", "coute", ""),
    ],
)
def test_misspelt_word_gets_a_suggestion(indexed, language, typed, meant):
    assert find(Query.from_input(typed, language)).suggestion == meant


def test_suggestion_comes_from_the_readers_language(indexed):
    assert find(Query.from_input("enregistremant", "de")).suggestion == ""


def test_letters_outside_the_basic_plane_do_not_shift_the_suggestion(indexed):
    assert find(Query.from_input("𐐷𐐷 mony", "en")).suggestion == "𐐷𐐷 money"


def test_text_that_is_no_longer_public_is_not_shown_though_the_server_has_it(indexed):
    indexed.texts = []
    assert urls("cost") == []


@pytest.mark.parametrize("text", ["title:cost", "cost AND", '"cost', "cost~2^9", "(cost", "cost*", "/cost/"])
def test_whatever_is_typed_is_words(indexed, text):
    assert urls(text)[0] == "/en/cost/"
