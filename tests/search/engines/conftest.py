from __future__ import annotations

import secrets

import pytest

from search.engines import DatabaseEngine, ElasticsearchEngine
from search.engines.memory import MemoryEngine


@pytest.fixture
def memory():
    return MemoryEngine()


@pytest.fixture
def database(db):
    engine = DatabaseEngine()
    engine.refresh()
    return engine


@pytest.fixture
def elasticsearch(elasticsearch_url):
    engine = ElasticsearchEngine(url=elasticsearch_url, prefix=f"test-{secrets.token_hex(4)}")
    yield engine
    engine.drop()


@pytest.fixture(params=["memory", "database", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine(request):
    return request.getfixturevalue(request.param)
