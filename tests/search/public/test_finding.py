from __future__ import annotations

import time

import pytest

from search.client import rest
from search.public.finding import find
from search.public.query import Query

COST = Query.from_input("cost", "en")


def test_database_answers_when_the_server_is_away(shelf, dead_server):
    assert find(COST).hits[0].url == "/en/cost/"


def test_server_that_failed_is_left_alone_for_a_while(shelf, dead_server):
    find(COST)
    assert rest.is_on(dead_server)
    began = time.monotonic()
    find(COST)
    assert time.monotonic() - began < 0.1


@pytest.mark.elasticsearch
@pytest.mark.xdist_group("public-search")
def test_database_answers_when_the_index_is_missing(shelf, server, settings):
    settings.ATHAR_SEARCH_INDEX_PREFIX = "athar-never-built"
    assert find(COST).hits[0].url == "/en/cost/"


@pytest.mark.parametrize("text", ["", "…", "؟!", '"""'])
def test_query_without_a_word_finds_nothing(shelf, text):
    assert find(Query.from_input(text, "en")).hits == []
