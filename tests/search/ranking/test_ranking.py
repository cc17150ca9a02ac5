from __future__ import annotations

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from search.names import Names, Role
from search.ranking import Agreement, rank


def best(query, *names):
    return [match.id for match in rank(query, [(name, [name]) for name in names])]


def reasons(query, name):
    return rank(query, [("p1", [name])])[0].reasons


@pytest.mark.parametrize(
    ("query", "right", "wrong"),
    [
        ("Salem Haddad", "سالم حداد", "سليم حداد"),
        ("Karim Haddad", "كريم سمير حداد", "حداد سمير كريم"),
        ("Karim Haddad", "كريم حداد", "كريم حداد خوري"),
        ("Karim al-Omar", "كريم العمر", "كريم عمر"),
        ("Abu Karim", "أبو كريم", "كريم أبو سمير"),
    ],
)
def test_the_right_name_comes_first(query, right, wrong):
    assert best(query, wrong, right)[0] == right


def test_a_record_counts_by_the_best_of_its_names():
    (match,) = rank("Karim Haddad", [("p1", ["Somebody Else", "كريم حداد"])])
    assert match.score > 0.9


def test_one_part_of_a_name_answers_for_one_part_of_the_query():
    codes = [reason.code for reason in reasons("Karim Karim", "Karim Haddad")]
    assert sorted(codes) == [Agreement.MISSING, Agreement.SAME]


def test_a_name_with_nothing_in_common_is_left_out():
    assert best("Karim", "Zubayda") == []


def test_at_most_the_limit_comes_back():
    assert len(rank("Karim", [(str(number), ["Karim"]) for number in range(20)], limit=3)) == 3


@pytest.mark.parametrize(
    ("query", "name", "code"),
    [
        ("Karim", "Karim", Agreement.SAME),
        ("Karim", "Kareem", Agreement.OTHER_SPELLING),
        ("Karim", "كريم", Agreement.OTHER_SCRIPT),
        ("Karin", "كريم", Agreement.ONE_LETTER),
    ],
)
def test_each_agreement_has_its_reason(query, name, code):
    assert [reason.code for reason in reasons(query, name)] == [code]


def test_a_part_that_is_missing_is_told():
    assert str(reasons("Karim Haddad", "Karim")[1]) == "“haddad” is not in this name."


def test_the_role_stands_in_the_sentence():
    (reason,) = reasons("Karim", Names(given="كريم"))
    assert (reason.role, str(reason)) == (Role.GIVEN, "Given name: “كريم”, the same in another script.")


def test_the_sentence_waits_for_the_readers_language():
    with translation.override("de"):
        (reason,) = reasons("Karim", "Kareem")
        sentence = reason.sentence
    with translation.override("en"):
        assert str(sentence) == "Name: “kareem”, the same in another spelling."


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(query, name):
    assert len(rank(query, [("p1", [name])])) <= 1


def test_the_same_consonants_are_not_called_the_same_name():
    (match,) = rank("Mohamad", [("1", ["محمود"])])
    assert match.reasons[0].code is Agreement.SIMILAR
