from __future__ import annotations

import pytest
from django.db import transaction
from django.utils import timezone

from search.client import rest
from search.engines import DatabaseEngine
from search.models import OutboxEntry
from search.outbox import drain, enqueue
from search.people import find

CLOSED = "http://127.0.0.1:9"


@pytest.fixture
def away(settings):
    """Elasticsearch is chosen, and does not answer."""
    settings.ATHAR_SEARCH_ENGINE, settings.ATHAR_ELASTICSEARCH_URL = "elasticsearch", CLOSED
    yield
    rest.end(CLOSED)


def found(people, query):
    return [
        match.id
        for match in find(query, scopes=["team:1"], fetch=lambda ids: {key: [people.names[key]] for key in ids}).matches
    ]


def test_a_change_reaches_the_index(people):
    people.names["p1"] = "Karim Haddad"
    enqueue(people.name, ["p1"])
    assert (drain(), found(people, "كريم حداد"), OutboxEntry.objects.count()) == (1, ["p1"], 0)


def test_a_record_that_is_gone_leaves_the_index(people):
    people.names["p1"] = "Karim Haddad"
    enqueue(people.name, ["p1"])
    drain()
    del people.names["p1"]
    enqueue(people.name, ["p1"])
    drain()
    assert DatabaseEngine().count() == 0


def test_a_rolled_back_change_leaves_no_entry(people):
    with transaction.atomic():
        enqueue(people.name, ["p1"])
        transaction.set_rollback(True)
    assert OutboxEntry.objects.count() == 0


def test_after_the_commit_the_same_process_tries_at_once(people, django_capture_on_commit_callbacks):
    people.names["p1"] = "Karim Haddad"
    with django_capture_on_commit_callbacks(execute=True):
        enqueue(people.name, ["p1"])
    assert DatabaseEngine().count() == 1


def test_a_process_that_sees_few_records_leaves_the_index_to_the_worker(people, django_capture_on_commit_callbacks):
    people.names["p1"] = "Karim Haddad"
    people.whole = False
    with django_capture_on_commit_callbacks(execute=True):
        enqueue(people.name, ["p1"])
    assert (DatabaseEngine().count(), OutboxEntry.objects.count()) == (0, 1)


def test_an_index_that_is_away_keeps_the_entry_and_counts_the_try(people, away):
    people.names["p1"] = "Karim Haddad"
    enqueue(people.name, ["p1"])
    assert drain() == 0
    entry = OutboxEntry.objects.get()
    assert (entry.tries, entry.due > timezone.now()) == (1, True)


def test_the_database_learns_although_the_server_is_away(people, away):
    people.names["p1"] = "Karim Haddad"
    enqueue(people.name, ["p1"])
    drain()
    assert found(people, "Karim Haddad") == ["p1"]


def test_an_entry_that_waits_is_not_tried_before_its_time(people, away):
    enqueue(people.name, ["p1"])
    drain()
    assert (drain(), OutboxEntry.objects.get().tries) == (0, 1)


def test_no_more_than_the_limit_is_taken(people):
    people.names |= {"p1": "Karim Haddad", "p2": "Layla Khoury"}
    enqueue(people.name, ["p1", "p2"])
    assert (drain(limit=1), OutboxEntry.objects.count()) == (1, 1)
