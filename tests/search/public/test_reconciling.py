"""The search server missed a change: readers are told nothing of it, and the next comparison puts it right."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from elasticsearch import Elasticsearch

from search.client import rest
from search.public.elastic import alias
from search.public.finding import find
from search.public.indexing import rebuild, replace
from search.public.query import Query
from search.public.reconciling import reconcile
from tests.search.public.shelf import document

pytestmark = [pytest.mark.elasticsearch, pytest.mark.xdist_group("public-search")]

LIGHTS = document("lights", title="Zqharbour lights", text="The zqharbour has lights.")
DEAD = "http://127.0.0.1:1"


@pytest.fixture
def withdrawn(own_index, server, settings):
    """A text that was indexed, and taken away while nobody answered at the server's address."""
    own_index.texts.append(LIGHTS)
    rebuild("en")
    settings.ATHAR_ELASTICSEARCH_URL = DEAD
    own_index.texts.remove(LIGHTS)
    replace("en", ["lights"])
    rest.end(DEAD)
    settings.ATHAR_ELASTICSEARCH_URL = server
    return Elasticsearch(server)


def test_q_02_what_the_server_missed_is_not_found(withdrawn):
    assert withdrawn.exists(index=alias("en"), id="lights")
    assert find(Query.from_input("zqharbour", "en")).hits == []


def test_q_02_a_word_of_a_withdrawn_text_is_not_suggested(withdrawn):
    assert find(Query.from_input("zqharbuor", "en")).suggestion == ""


def test_q_02_a_withdrawn_text_hides_no_other(withdrawn):
    """As if it had never been there: with it alone matching all words, the others would not be asked for."""
    hits = find(Query.from_input("zqharbour cost money", "en")).hits
    assert [hit.url for hit in hits] == ["/en/cost/"]


def test_q_02_the_comparison_takes_it_out(withdrawn):
    assert (reconcile("en"), withdrawn.exists(index=alias("en"), id="lights").body) == (1, False)


def test_q_02_the_comparison_changes_nothing_twice(withdrawn):
    reconcile("en")
    assert reconcile("en") == 0


def test_q_02_the_comparison_brings_in_what_is_missing(own_index):
    own_index.texts.append(LIGHTS)
    assert reconcile("en") == 1
    assert [hit.url for hit in find(Query.from_input("zqharbour", "en")).hits] == ["/en/lights/"]


def test_q_02_the_comparison_renews_what_was_changed(own_index):
    own_index.texts[0] = document("cost", title="Zqbillow")
    assert reconcile("en") == 1
    assert [hit.url for hit in find(Query.from_input("zqbillow", "en")).hits] == ["/en/cost/"]


def test_q_02_a_server_that_is_away_is_a_finding(shelf, dead_server):
    with pytest.raises(CommandError, match="did not answer"):
        call_command("search_reconcile")
