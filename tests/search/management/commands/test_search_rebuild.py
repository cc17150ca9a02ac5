from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from search.engines import DatabaseEngine
from search.outbox import enqueue


def test_the_index_is_built(people):
    people.names["p1"] = "Karim Haddad"
    call_command("search_rebuild", stdout=io.StringIO())
    assert DatabaseEngine().count() == 1


def test_an_unknown_engine_is_bad_input(people):
    with pytest.raises(CommandError) as refused:
        call_command("search_rebuild", engine="oracle")
    assert refused.value.returncode == 2


def test_waiting_changes_are_brought(people):
    enqueue(people.name, ["p1"])
    out = io.StringIO()
    call_command("search_drain", stdout=out)
    assert out.getvalue().strip() == "1 changes written, 0 waiting."
