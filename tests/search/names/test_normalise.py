from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.names.normalise import MAX_CHARACTERS, cut, fold_arabic, fold_latin


@given(st.text())
def test_folding_arabic_twice_changes_nothing(text):
    assert fold_arabic(fold_arabic(text)) == fold_arabic(text)


@given(st.text())
def test_folding_latin_twice_changes_nothing(text):
    assert fold_latin(fold_latin(text)) == fold_latin(text)


@given(st.text(max_size=2000))
def test_a_text_is_cut_to_its_limit(text):
    assert len(cut(text)) <= MAX_CHARACTERS


@pytest.mark.parametrize(
    ("text", "folded"),
    [("أحمد", "احمد"), ("إبراهيم", "ابراهيم"), ("آمنة", "امنة"), ("مؤمن", "مومن"), ("ليلى", "ليلي"), ("هناء", "هنا")],
)
def test_forms_of_hamza_and_alef_fall_together(text, folded):
    assert fold_arabic(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [("İsmail", "ismail"), ("Ağa", "aga"), ("Şêrko", "sherko"), ("Müller", "muller"), ("ʿAlī", "'ali")],
)
def test_accents_fall_away_and_letters_keep_their_sound(text, folded):
    assert fold_latin(text) == folded
