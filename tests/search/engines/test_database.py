from __future__ import annotations

import pytest

from search.engines import ALL_SCOPES, query_sql
from search.engines.rows import pack, unpack
from search.models import DocumentScope, DocumentToken, IndexedDocument
from search.names import Names, parse
from search.tokens import TokenKey

KEY = TokenKey(b"d" * 32)


def document(record_id, name):
    return KEY.document(record_id, [Names(full=name)], scopes=["team:1"])


def test_tokens_survive_packing():
    assert unpack(pack({5, -3, 2**62})) == (-3, 5, 2**62)


def test_the_tables_hold_no_name(database):
    database.replace([document("p1", "Karim Haddad"), document("p2", "كريم حداد")])
    dump = repr([list(model.objects.values()) for model in (IndexedDocument, DocumentToken, DocumentScope)]).lower()
    assert [word for word in ("karim", "haddad", "كريم", "team:1", "skeleton") if word in dump] == []


def test_deleting_leaves_no_row(database):
    database.replace([document("p1", "Karim Haddad")])
    database.delete(["p1"])
    assert [model.objects.count() for model in (IndexedDocument, DocumentToken, DocumentScope)] == [0, 0, 0]


def test_a_rebuild_leaves_no_row_of_the_old_generation(database):
    database.replace([document("p1", "Karim Haddad")])
    database.rebuild([document("p2", "Karim Haddad")], lambda _: None)
    assert set(DocumentToken.objects.values_list("generation", flat=True)) == {database._generation()}


@pytest.mark.parametrize("read_at_most", [1, 100_000])
def test_common_keys_left_unread_do_not_change_who_comes_first(database, monkeypatch, read_at_most):
    monkeypatch.setattr(query_sql, "READ_AT_MOST", read_at_most)
    database.replace(
        [document("right", "Karim Haddad"), *(document(f"p{number}", "Karim Nasser") for number in range(20))]
    )
    assert database.candidates(KEY.query(parse("Karim Haddad")), scopes=ALL_SCOPES).ids[0] == "right"


@pytest.mark.parametrize("few", [0, 100])
def test_few_visible_documents_and_many_answer_alike(database, monkeypatch, few):
    monkeypatch.setattr(query_sql, "FEW_DOCUMENTS", few)
    database.replace([document("p1", "Karim Haddad"), document("p2", "Layla Khoury")])
    assert database.candidates(KEY.query(parse("Karim")), scopes={KEY.scope_token("team:1")}).ids == ["p1"]
