from __future__ import annotations

import pytest

from search import registry


def test_a_source_nobody_registered_is_told(people):
    with pytest.raises(LookupError, match="nowhere"):
        registry.get("nowhere")


def test_documents_come_from_every_source(people):
    people.names |= {f"p{number}": "Karim Haddad" for number in range(registry._CHUNK + 1)}
    assert sum(1 for _ in registry.all_documents()) == registry._CHUNK + 1
