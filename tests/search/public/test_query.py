from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.public.query import LONGEST_QUERY, MOST_WORDS, Query


@given(st.text())
def test_query_is_short_printable_text(raw):
    query = Query.from_input(raw, "en")
    assert len(query.text) <= LONGEST_QUERY
    assert query.text.isprintable()
    assert len(query.stems) <= MOST_WORDS


@pytest.mark.parametrize(("length", "was_cut"), [(200, False), (201, True), (10_000, True)])
def test_query_remembers_that_it_was_cut(length, was_cut):
    assert Query.from_input("a" * length, "en").was_cut is was_cut


def test_white_space_and_control_characters_become_one_space():
    assert Query.from_input(" a\x00\n\tb\u202e c ", "en").text == "a b c"


def test_short_words_count_only_alone():
    assert Query.from_input("is it in Syria", "en").words == ["syria"]
    assert Query.from_input("is it", "en").words == ["is", "it"]
