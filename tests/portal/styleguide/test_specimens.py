"""Nothing that can be built with is missing from the style guide, and its states do not get in each other's way."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from django.utils import translation

from portal.styleguide.specimens import Specimen, State, apart, both, drawn, include_line
from portal.styleguide.views import CHAPTERS

COMPONENTS = {path.stem for path in Path("portal/templates/components").glob("*.html")}
ON_THE_FIRST_PAGE = {"icon"}


def test_every_component_is_shown():
    shown = {specimen.name for chapter in CHAPTERS for specimen in chapter.specimens()}
    assert shown | ON_THE_FIRST_PAGE == COMPONENTS


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.slug)
def test_no_id_stands_twice_in_a_chapter(chapter):
    html = "".join(state["html"] for specimen in chapter.specimens() for state in drawn(specimen))
    assert [name for name, count in Counter(re.findall(r' id="([^"]+)"', html)).items() if count > 1] == []


def test_a_sample_reads_in_the_language_of_the_page():
    text = both("Trace", "أثر")
    with translation.override("ar"):
        assert str(text) == "أثر"
    with translation.override("de"):
        assert str(text) == "Trace"


def test_the_line_quotes_the_components_own_words_and_names_the_rest():
    state = State("x", {"text": both("Done", "تمّ"), "kind": "done", "number": 3, "busy": True})
    line = '{% include "components/tag.html" with text=text kind="done" number=3 busy=True only %}'
    assert include_line("tag", state) == line


def test_a_component_without_words_needs_no_with():
    assert include_line("quick_exit", State("x")) == '{% include "components/quick_exit.html" only %}'


def test_what_is_tied_stays_tied_with_a_mark_of_its_own():
    html = '<a href="#a">x</a><input id="a" aria-describedby="b c"><label for="a">'
    assert apart(html, "1") == '<a href="#a-1">x</a><input id="a-1" aria-describedby="b-1 c-1"><label for="a-1">'


def test_an_item_is_shown_in_its_list():
    specimen = Specimen("card", "Card", "", [State("x", {"url": "?", "title": "y"})], within="card-list")
    assert drawn(specimen)[0]["html"].startswith('<ul class="card-list">')
