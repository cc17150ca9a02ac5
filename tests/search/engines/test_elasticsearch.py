from __future__ import annotations

import json
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch
from elasticsearch.helpers import scan

from search.client import rest
from search.engines import ALL_SCOPES, ElasticsearchEngine, EngineUnavailable
from search.engines.elasticsearch import _action
from search.names import Names, parse
from search.tokens import TokenKey

KEY = TokenKey(b"e" * 32)
QUERY = KEY.query(parse("Karim Haddad"))
CLOSED = "http://127.0.0.1:9"


def document(record_id, name):
    return KEY.document(record_id, [Names(full=name)], scopes=["team:1"])


@pytest.fixture
def closed():
    yield ElasticsearchEngine(url=CLOSED, prefix="away")
    rest.end(CLOSED)


# Long enough that no random byte of an index, a token or a UUID spells them by chance.
PLAIN = ("karim", "haddad", "كريم", "حداد", "team:1", "skeleton")


def names_in(stored: bytes) -> list[str]:
    return [word for word in PLAIN if word.encode() in stored.lower()]


def bytes_on_disk(client, index):
    """All that the server has written for an index."""
    client.indices.flush(index=index, force=True, wait_if_ongoing=True)
    uuids = [entry["settings"]["index"]["uuid"] for entry in client.indices.get(index=index).body.values()]
    (node,) = client.nodes.info(metric="settings")["nodes"].values()
    home = Path(node["settings"]["path"].get("data") or Path(node["settings"]["path"]["home"]) / "data")
    files = [file for uuid in uuids for file in home.rglob(f"{uuid}/**/*") if file.is_file()]
    return b"".join(file.read_bytes() for file in files)


def test_q_01_what_is_sent_names_nobody():
    sent = json.dumps(
        [_action("index", each) for each in (document("p1", "Karim Haddad"), document("p2", "كريم حداد"))]
    )
    assert names_in(sent.encode()) == []


@pytest.mark.elasticsearch
def test_q_01_the_disk_of_the_server_names_nobody(elasticsearch, elasticsearch_url):
    elasticsearch.rebuild([document("opaque_one", "Karim Haddad"), document("opaque_two", "كريم حداد")], lambda _: None)
    with Elasticsearch(elasticsearch_url) as client:
        stored = bytes_on_disk(client, elasticsearch.alias)
    assert (b"opaque_one" in stored, names_in(stored)) == (True, [])


@pytest.mark.elasticsearch
def test_a_name_on_the_disk_would_be_seen(elasticsearch, elasticsearch_url):
    elasticsearch.rebuild([KEY.document("karim", [Names(full="Karim")], scopes=[])], lambda _: None)
    with Elasticsearch(elasticsearch_url) as client:
        assert names_in(bytes_on_disk(client, elasticsearch.alias)) == ["karim"]


@pytest.mark.elasticsearch
def test_q_01_the_server_keeps_no_source(elasticsearch, elasticsearch_url):
    elasticsearch.rebuild([document("p1", "Karim Haddad")], lambda _: None)
    with Elasticsearch(elasticsearch_url) as client:
        assert ["_source" in hit for hit in scan(client, index=elasticsearch.alias)] == [False]


@pytest.mark.elasticsearch
def test_a_rebuild_leaves_one_index_behind_the_alias(elasticsearch):
    for _ in range(2):
        elasticsearch.rebuild([document("p1", "Karim Haddad")], lambda _: None)
    assert len(elasticsearch._indexes()) == 1


@pytest.mark.elasticsearch
def test_an_index_that_was_never_built_is_unavailable(elasticsearch):
    with pytest.raises(EngineUnavailable):
        elasticsearch.candidates(QUERY, scopes=ALL_SCOPES)


@pytest.mark.elasticsearch
def test_a_missing_index_does_not_silence_the_server(elasticsearch):
    assert not elasticsearch.is_available()
    elasticsearch.replace([document("p1", "Karim Haddad")])
    assert elasticsearch.is_available()


def test_a_server_that_is_away_is_unavailable(closed):
    with pytest.raises(EngineUnavailable):
        closed.candidates(QUERY, scopes=ALL_SCOPES)


def test_a_server_that_failed_is_left_alone_for_a_while(closed):
    assert not closed.is_available()
    assert rest.is_on(CLOSED)
