from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.public.folding import fold, stem, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("الْمُؤَسَّسَة", "الموسسه"),
        ("أحمد إلى آخر ٱلآن", "احمد الي اخر الان"),
        ("مؤســــسة", "موسسه"),
        ("Élan Coût", "elan cout"),
        ("Straße", "strasse"),
        ("İSTANBUL Kayıt", "istanbul kayit"),
        ("şîfre Çarşema", "sifre carsema"),
        ("٢٠٢٣ ۲۰۲۳", "2023 2023"),
        ("ﻣﻔﻘﻮﺩ", "مفقود"),
    ],
)
def test_ways_of_writing_become_one(written, folded):
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_hold_letters_and_digits_alone(text):
    assert all(word.replace("_", "a").isalnum() for word in words(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [("التسجيل", "تسجيل"), ("والمفقودين", "مفقود"), ("registration", "registratio"), ("families", "familie")],
)
def test_forms_of_a_word_share_a_stem(one, other):
    assert fold(stem(fold(one))) in fold(other)


@given(st.text(min_size=1))
def test_a_stem_is_part_of_its_word(text):
    assert all(stem(word) and stem(word) in word for word in words(text))
