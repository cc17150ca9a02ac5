from __future__ import annotations

from search.names import Key, KeyKind, Names, Role, keys_for, parse
from search.names.keys import exact_keys, mistypings, near_keys


def kinds(keys):
    return {key.kind for key in keys}


def test_a_part_is_found_in_its_own_role_and_in_any():
    keys = keys_for(Names(given="Karim"))
    assert {Key(KeyKind.SKELETON, Role.GIVEN, "krm"), Key(KeyKind.SKELETON, Role.ANY, "krm")} <= keys


def test_a_name_without_roles_has_keys_for_any_role_alone():
    assert {key.role for key in keys_for(Names(full="Karim Haddad"))} == {Role.ANY}


def test_no_name_no_keys():
    assert keys_for(Names()) == frozenset()


def test_a_missing_letter_meets_the_whole_name():
    typed, meant = parse("Krm Hadd")[1], parse("Haddad")[0]
    assert near_keys(typed) & keys_for(Names(full=meant.text))


def test_a_wrong_letter_meets_by_what_is_left():
    assert mistypings(parse("Samir")[0]) & mistypings(parse("Salir")[0])


def test_short_names_are_told_apart_by_their_vowels():
    assert exact_keys(parse("Hani")[0]).isdisjoint(exact_keys(parse("هناء")[0]))


def test_short_names_meet_across_scripts_by_their_vowels():
    assert exact_keys(parse("Hani")[0]) & exact_keys(parse("هاني")[0])


def test_long_names_need_no_vowels():
    assert KeyKind.VOWEL not in kinds(keys_for(Names(full="عبد الرحمن")) - keys_for(Names(full="عبد")))
