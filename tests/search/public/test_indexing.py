from __future__ import annotations

import pytest
from elasticsearch import Elasticsearch

from search.public.elastic import alias, find
from search.public.indexing import rebuild, replace
from search.public.query import Query
from tests.search.public.shelf import document

pytestmark = [pytest.mark.elasticsearch, pytest.mark.xdist_group("public-search")]

LIGHTS = document("lights", title="Harbour lights")


def urls(text):
    return [hit.url for hit in find(Query.from_input(text, "en")).hits]


def test_new_text_is_found_after_its_change(own_index):
    own_index.texts.append(LIGHTS)
    replace("en", ["lights"])
    assert urls("harbour") == ["/en/lights/"]


def test_text_that_was_taken_away_leaves_the_server(own_index, server):
    own_index.texts = []
    replace("en", ["cost"])
    assert not Elasticsearch(server).exists(index=alias("en"), id="cost")


def test_rebuild_repairs_what_was_missed(own_index):
    own_index.texts = [LIGHTS]
    assert rebuild("en") == 1
    assert urls("harbour") == ["/en/lights/"]


def test_rebuild_leaves_one_index_behind(own_index, server):
    rebuild("en")
    rebuild("en")
    assert len(Elasticsearch(server).indices.get(index=f"{alias('en')}-*")) == 1


def test_change_before_the_first_rebuild_makes_no_index_of_its_own(shelf, server, settings):
    settings.ATHAR_SEARCH_INDEX_PREFIX = "athar-never-built"
    replace("en", ["cost"])
    assert not Elasticsearch(server).indices.exists(index=alias("en"))


def test_server_that_is_away_stops_nobody(shelf, dead_server):
    replace("en", ["cost"])


def test_search_words_are_kept_out_of_what_the_server_returns(own_index, server):
    stored = Elasticsearch(server).search(index=alias("en"), source=False)["hits"]["hits"]
    assert all("_source" not in hit for hit in stored)
