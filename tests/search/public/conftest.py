from __future__ import annotations

import pytest
from django.test import override_settings

from search.client import rest
from search.public import registry
from search.public.indexing import rebuild
from tests.search.public.shelf import QUESTIONS, Shelf

LANGUAGES = ("ar", "en", "ku", "tr", "de", "fr")


@pytest.fixture
def shelf(monkeypatch):
    """The only source of public texts."""
    shelf = Shelf(*QUESTIONS)
    monkeypatch.setattr(registry, "_SOURCES", {"shelf": shelf})
    return shelf


@pytest.fixture
def server(elasticsearch_url, settings, worker_id):
    """The search server is in use, with indexes of this process alone."""
    settings.ATHAR_SEARCH_ENGINE = "elasticsearch"
    settings.ATHAR_ELASTICSEARCH_URL = elasticsearch_url
    settings.ATHAR_SEARCH_INDEX_PREFIX = f"athar-test-{worker_id}"
    rest.end(elasticsearch_url)
    return elasticsearch_url


@pytest.fixture(scope="session")
def library(elasticsearch_url, worker_id):
    """The prefix of indexes in all languages that hold the shelf's texts; nobody changes them."""
    prefix = f"athar-test-library-{worker_id}"
    with (
        override_settings(ATHAR_ELASTICSEARCH_URL=elasticsearch_url, ATHAR_SEARCH_INDEX_PREFIX=prefix),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(registry, "_SOURCES", {"shelf": Shelf(*QUESTIONS)})
        for language in LANGUAGES:
            rebuild(language)
    return prefix


@pytest.fixture
def indexed(library, shelf, server, settings):
    """The shelf, as the search server has it."""
    settings.ATHAR_SEARCH_INDEX_PREFIX = library
    return shelf


@pytest.fixture
def own_index(shelf, server):
    """The shelf's English texts in an index that the test may change."""
    rebuild("en")
    return shelf


@pytest.fixture
def dead_server(settings):
    """The settings name a server where nobody answers."""
    settings.ATHAR_SEARCH_ENGINE = "elasticsearch"
    settings.ATHAR_ELASTICSEARCH_URL = "http://127.0.0.1:1"
    rest.end("http://127.0.0.1:1")
    yield "http://127.0.0.1:1"
    rest.end("http://127.0.0.1:1")
