"""Engines with their own tables, index and key that leave nothing behind: for `name_search`."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connections

from search import node
from search.client import client_for
from search.engines import DatabaseEngine, ElasticsearchEngine, Engine
from search.engines.memory import MemoryEngine
from search.models import DocumentScope, DocumentToken, IndexedDocument, TokenIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGINES = ("memory", "database", "elasticsearch")
_ALIAS = "name_search"


@contextmanager
def engine(name: str) -> Iterator[Engine]:
    if name == "memory":
        yield MemoryEngine()
    elif name == "database":
        yield _in_memory_database()
    else:
        with _server() as url:
            index = ElasticsearchEngine(url=url, prefix=f"throwaway-{secrets.token_hex(6)}")
            try:
                yield index
            finally:
                index.drop()


def _in_memory_database() -> DatabaseEngine:
    """A SQLite database in this process's memory, so that no record of the application is near."""
    sqlite = {_ALIAS: {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
    connections.settings[_ALIAS] = connections.configure_settings({"default": {}, **sqlite})[_ALIAS]
    with connections[_ALIAS].schema_editor() as editor:
        for model in (TokenIndex, IndexedDocument, DocumentToken, DocumentScope):
            editor.create_model(model)
    return DatabaseEngine(using=_ALIAS)


@contextmanager
def _server() -> Iterator[str]:
    url = settings.ATHAR_ELASTICSEARCH_URL
    if url and client_for(url).ping():
        yield url
        return
    with TemporaryDirectory(prefix="name-search-") as directory:
        own = node.start(Path(directory))
        try:
            yield own.url
        finally:
            node.stop(own)
