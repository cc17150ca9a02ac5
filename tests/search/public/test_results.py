from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from search.public.results import LONGEST_EXCERPT, excerpt, marked
from tests.search.public.shelf import document


@given(st.text(), st.lists(st.text(alphabet="abcدس", min_size=1), max_size=3))
def test_marking_adds_marks_and_nothing_else(text, stems):
    made = marked(text, stems)
    assert html.unescape(re.sub(r"</?mark>", "", made)) == text


def test_markup_in_a_text_is_escaped():
    assert marked("<b>cost</b> & more", ["cost"]) == "&lt;b&gt;<mark>cost</mark>&lt;/b&gt; &amp; more"


def test_arabic_word_is_marked_with_its_marks_and_its_article():
    assert marked("إن التَّسْجيلَ", ["تسجيل"]) == "إن <mark>التَّسْجيلَ</mark>"


def test_latin_word_is_marked_only_from_its_beginning():
    assert marked("uncosted costs", ["cost"]) == "uncosted <mark>costs</mark>"


def test_excerpt_is_the_paragraph_with_most_of_the_words():
    text = document(summary="About the weather.", text="Costs.\nThe costs of registration.")
    assert excerpt(text, ["cost", "regist"]) == "The costs of registration."


@given(st.integers(0, 400))
def test_long_paragraph_is_shortened_around_the_word(place):
    words = ["filler"] * 400
    words.insert(place, "needle")
    made = excerpt(document(text=" ".join(words)), ["needle"])
    assert "needle" in made
    assert len(made) <= LONGEST_EXCERPT + 4
