"""The servers that tests stand on are real and answer."""

from __future__ import annotations

import socket
import struct

import psycopg
import pytest
import redis
from elasticsearch import Elasticsearch

from tests.servers import clamd


def scan(address: str, content: bytes) -> str:
    host, port = address.split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(b"zINSTREAM\0" + struct.pack("!L", len(content)) + content + struct.pack("!L", 0))
        return connection.recv(4096).rstrip(b"\0").decode()


@pytest.mark.postgres
def test_postgres_is_fifteen_or_later_and_lends_no_superuser(postgres_dsn):
    with psycopg.connect(postgres_dsn) as connection:
        superuser = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
        assert (connection.info.server_version >= 150_000, superuser) == (True, (False,))


@pytest.mark.elasticsearch
def test_elasticsearch_is_the_line_that_production_runs(elasticsearch_url):
    assert Elasticsearch(elasticsearch_url).info()["version"]["number"].startswith("8.19.")


@pytest.mark.redis
def test_redis_answers(redis_url):
    assert redis.Redis.from_url(redis_url).ping()


@pytest.mark.clamd
def test_clamd_finds_the_sample(clamd_address):
    assert scan(clamd_address, clamd.SAMPLE) == f"stream: {clamd.SIGNATURE}.UNOFFICIAL FOUND"


@pytest.mark.clamd
def test_clamd_lets_a_clean_file_pass(clamd_address):
    assert scan(clamd_address, b"a letter from a cousin") == "stream: OK"
