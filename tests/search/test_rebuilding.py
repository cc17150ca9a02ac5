from __future__ import annotations

from search.engines import DatabaseEngine
from search.models import OutboxEntry, TokenIndex
from search.outbox import drain, enqueue
from search.rebuilding import rebuild


def test_every_record_of_every_source_is_indexed(people):
    people.names |= {f"p{number}": "Karim Haddad" for number in range(3)}
    assert (rebuild(DatabaseEngine(), lambda _: None), DatabaseEngine().count()) == (3, 3)


def test_a_change_made_meanwhile_is_not_lost(people):
    people.names |= {"p1": "Karim Haddad", "p2": "Layla Khoury"}

    def change(_):
        people.names.pop("p2", None)
        enqueue(people.name, ["p2"])
        drain()

    rebuild(DatabaseEngine(), change)
    assert (DatabaseEngine().count(), OutboxEntry.objects.count()) == (1, 0)


def test_a_finished_rebuild_leaves_no_flag(people):
    rebuild(DatabaseEngine(), lambda _: None)
    assert not TokenIndex.objects.filter(rebuilding_since__isnull=False).exists()
