"""What every engine must do, whichever answers."""

from __future__ import annotations

import pytest

from search.engines import ALL_SCOPES
from search.names import Names, parse
from search.tokens import TokenKey

KEY = TokenKey(b"t" * 32)
TEAM = frozenset({KEY.scope_token("team:1")})
PEOPLE = {
    "p1": "كريم سمير حداد",
    "p2": "Karim Tawfiq Haddad",
    "p3": "Layla Nadim Khoury",
    "p4": "ليلى نديم خوري",
    "p5": "Jamil Rashid Mansour",
}


def document(record_id, name, *scopes, facets=()):
    return KEY.document(record_id, [Names(full=name)], scopes=scopes, facets=facets)


def ask(engine, query, scopes=TEAM, facets=(), limit=10):
    engine.refresh()
    return engine.candidates(KEY.query(parse(query), facets=facets), scopes=scopes, limit=limit).ids


@pytest.fixture
def filled(engine):
    engine.replace(document(record_id, name, "team:1") for record_id, name in PEOPLE.items())
    engine.refresh()
    return engine


@pytest.mark.parametrize("query", ["Karim Haddad", "كريم حداد", "Kerim Hadad", "Haddad Karim"])
def test_people_are_found_in_either_script(filled, query):
    assert set(ask(filled, query)[:2]) == {"p1", "p2"}


def test_a_mistyped_name_is_found(filled):
    assert ask(filled, "Jamol Manour")[:1] == ["p5"]


def test_the_likeliest_come_first_within_the_limit(filled):
    assert set(ask(filled, "Layla Khoury", limit=2)) == {"p3", "p4"}


def test_no_scopes_no_documents(filled):
    assert ask(filled, "Karim Haddad", scopes=frozenset()) == []


def test_documents_of_other_scopes_do_not_exist(filled):
    assert ask(filled, "Karim Haddad", scopes={KEY.scope_token("team:2")}) == []


def test_any_of_the_scopes_is_enough(engine):
    engine.replace([document("p1", "Karim Haddad", "case:1"), document("p2", "Karim Haddad", "case:2")])
    scopes = {KEY.scope_token("case:2"), KEY.scope_token("case:3")}
    assert ask(engine, "Karim Haddad", scopes=scopes) == ["p2"]


def test_a_document_without_scopes_is_nobodys(engine):
    engine.replace([document("p1", "Karim Haddad")])
    assert ask(engine, "Karim Haddad") == []


def test_the_throw_away_search_asks_for_all(filled):
    assert "p5" in ask(filled, "Jamil Mansour", scopes=ALL_SCOPES)


def test_a_required_facet_leaves_the_others_out(engine):
    engine.replace(
        [document("p1", "Karim Haddad", "team:1", facets=["source:person"]), document("p2", "Karim Haddad", "team:1")]
    )
    assert ask(engine, "Karim Haddad", facets=[["source:person"]]) == ["p1"]


def test_a_changed_document_answers_to_its_new_name_alone(filled):
    filled.replace([document("p5", "Nabil Sabbagh", "team:1")])
    assert (ask(filled, "Jamil Mansour"), ask(filled, "Nabil Sabbagh")) == ([], ["p5"])


def test_a_deleted_document_is_gone(filled):
    filled.delete(["p5", "never-there"])
    assert ask(filled, "Jamil Mansour") == []


def test_deleting_from_an_empty_index_is_no_fault(engine):
    engine.delete(["p1"])
    assert engine.count() == 0


def test_a_rebuild_leaves_only_what_it_was_given(filled):
    steps = []
    total = filled.rebuild([document("p9", "Nabil Sabbagh", "team:1")], steps.append)
    assert (total, sum(steps), filled.count(), ask(filled, "Nabil Sabbagh"), ask(filled, "Karim")) == (
        1,
        1,
        1,
        ["p9"],
        [],
    )


def test_the_old_index_answers_while_the_new_one_is_built(filled):
    seen = []

    def documents():
        yield document("p9", "Nabil Sabbagh", "team:1")
        seen.extend(ask(filled, "Jamil Mansour"))

    filled.rebuild(documents(), lambda _: None)
    assert seen == ["p5"]


def test_a_new_name_is_found_at_once_although_counts_are_remembered(filled):
    assert ask(filled, "Zubayda") == []
    filled.replace([document("p8", "Zubayda Hallaq", "team:1")])
    assert ask(filled, "Zubayda") == ["p8"]


def test_rare_parts_weigh_more(filled):
    filled.replace(document(f"m{number}", "Karim Nasser", "team:1") for number in range(30))
    filled.refresh()
    found = filled.candidates(KEY.query(parse("Karim Khoury")), scopes=TEAM)
    assert found.rarities[0] < found.rarities[1]


def test_a_question_without_names_finds_nothing(filled):
    assert ask(filled, "1980 ؟؟") == []


def test_an_engine_in_place_is_available(filled):
    assert filled.is_available()


def test_q_03_records_outside_the_scopes_weigh_nothing(filled):
    filled.refresh()
    before = filled.candidates(KEY.query(parse("Karim Khoury")), scopes=TEAM)
    filled.replace(document(f"x{number}", "Karim Zubayda Khoury", "team:2") for number in range(3))
    filled.refresh()
    assert filled.candidates(KEY.query(parse("Karim Khoury")), scopes=TEAM) == before


def test_q_03_a_name_that_only_others_have_looks_like_one_that_nobody_has(filled):
    filled.replace([document("x1", "Zubayda Hallaq", "team:2")])
    filled.refresh()
    others, nobodys = (filled.candidates(KEY.query(parse(name)), scopes=TEAM) for name in ("Zubayda", "Qhwxvtur"))
    assert others == nobodys
