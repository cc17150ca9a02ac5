from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.names import Key, KeyKind, Names, Role, parse
from search.tokens import TokenKey

KEY = TokenKey(b"a" * 32)
KARIM = Key(KeyKind.SKELETON, Role.ANY, "krm")


@given(st.text())
def test_a_token_fits_a_signed_big_integer(value):
    assert -(2**63) <= KEY.token(Key(KeyKind.SKELETON, Role.ANY, value)) < 2**63


def test_a_token_is_the_same_every_time():
    assert KEY.token(KARIM) == TokenKey(b"a" * 32).token(KARIM)


def test_another_key_gives_other_tokens():
    assert KEY.token(KARIM) != TokenKey(b"b" * 32).token(KARIM)


def test_kind_and_role_are_part_of_the_token():
    assert len({KEY.token(Key(kind, role, "krm")) for kind in KeyKind for role in Role}) == len(KeyKind) * len(Role)


def test_scopes_facets_and_words_never_share_a_token():
    assert len({KEY.scope_token("x"), KEY.facet_token("x"), KEY.word_token("x")}) == 3


@pytest.mark.parametrize("secret", [b"", b"short", b"a" * 33])
def test_a_key_of_another_length_is_refused(secret):
    with pytest.raises(ValueError, match="32 bytes"):
        TokenKey(secret)


def test_a_document_holds_numbers_alone():
    document = KEY.document("r1", [Names(given="Karim", family="Haddad")], scopes=["case:1"], facets=["source:person"])
    assert all(isinstance(value, int) for value in document.tokens | document.scopes)


def test_a_query_meets_the_document_in_another_script():
    document = KEY.document("r1", [Names(full="كريم حداد")], scopes=[])
    assert all(part.same & document.tokens for part in KEY.query(parse("Karim Haddad")).parts)
