from __future__ import annotations

import pytest

from search import registry
from search.engines import DatabaseEngine
from search.names import Names
from search.people import token_key


class People:
    """A small real source: names by id."""

    name = "test-people"

    def __init__(self):
        self.names = {}
        self.whole = True

    def documents(self, ids):
        return [
            token_key().document(key, [Names(full=self.names[key])], scopes=["team:1"])
            for key in ids
            if key in self.names
        ]

    def is_whole(self):
        return self.whole

    def all_ids(self):
        return iter(list(self.names))


@pytest.fixture
def people(db):
    """The only source there is while the test runs."""
    others = {source.name: source for source in registry.sources()}
    for name in others:
        registry.unregister(name)
    source = People()
    registry.register(source)
    DatabaseEngine().refresh()
    yield source
    registry.unregister(source.name)
    for other in others.values():
        registry.register(other)
