from __future__ import annotations

import pytest

from search.client import rest
from search.engines import DatabaseEngine, get_engine
from search.names import Names
from search.people import find, token_key

PEOPLE = {"p1": ["كريم حداد"], "p2": ["Layla Khoury"], "p3": ["Karim Haddad"]}
CLOSED = "http://127.0.0.1:9"


@pytest.fixture
def index(db):
    engine = DatabaseEngine()
    engine.replace(
        token_key().document(key, [Names(full=name) for name in names], scopes=["team:1"])
        for key, names in PEOPLE.items()
    )
    engine.refresh()


def fetch(ids):
    return {record_id: PEOPLE[record_id] for record_id in ids}


def test_people_are_found_ranked_and_explained(index):
    outcome = find("Karim Haddad", scopes=["team:1"], fetch=fetch)
    assert [(match.id, len(match.reasons)) for match in outcome.matches] == [("p3", 2), ("p1", 2)]


def test_what_fetch_withholds_is_not_in_the_answer(index):
    outcome = find("Karim Haddad", scopes=["team:1"], fetch=lambda ids: {"p1": PEOPLE["p1"]})
    assert [match.id for match in outcome.matches] == ["p1"]


def test_without_scopes_nothing_is_even_fetched(index):
    asked = []
    outcome = find("Karim Haddad", scopes=[], fetch=asked.append)
    assert (outcome.matches, asked) == ([], [])


def test_the_database_stands_in_for_a_server_that_is_away(index, settings):
    settings.ATHAR_SEARCH_ENGINE, settings.ATHAR_ELASTICSEARCH_URL = "elasticsearch", CLOSED
    outcome = find("Karim Haddad", scopes=["team:1"], fetch=fetch)
    rest.end(CLOSED)
    assert (outcome.engine_used, outcome.degraded, len(outcome.matches)) == ("database", True, 2)


def test_a_healthy_search_is_not_degraded(index):
    assert not find("Karim", scopes=["team:1"], fetch=fetch).degraded


@pytest.mark.elasticsearch
def test_the_chosen_server_answers(settings, elasticsearch_url, db):
    settings.ATHAR_SEARCH_ENGINE, settings.ATHAR_SEARCH_INDEX_PREFIX = "elasticsearch", "test-people"
    settings.ATHAR_ELASTICSEARCH_URL = elasticsearch_url
    get_engine().rebuild([token_key().document("p1", [Names(full="كريم حداد")], scopes=["team:1"])], lambda _: None)
    outcome = find("Karim Haddad", scopes=["team:1"], fetch=fetch)
    get_engine().drop()
    assert (outcome.engine_used, [match.id for match in outcome.matches]) == ("elasticsearch", ["p1"])
