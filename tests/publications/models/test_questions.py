from __future__ import annotations

import json
import re

import pytest

from tests.factories.publications import make_question

pytestmark = pytest.mark.django_db


def structured_data(client, page):
    html = client.get(page.address).content.decode()
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL).group(1))


def test_question_tells_search_engines_its_short_answer(client):
    page = make_question(title="Does it cost?", short_answer="No.")
    [entry] = structured_data(client, page)["mainEntity"]
    assert (entry["name"], entry["acceptedAnswer"]["text"]) == ("Does it cost?", "No.")


def test_index_tells_search_engines_every_question(client):
    index = make_question().get_parent().get_parent().specific
    make_question("second-question")
    assert len(structured_data(client, index)["mainEntity"]) == 2


def test_data_block_cannot_be_ended_by_a_text(client):
    page = make_question(short_answer="</script><script>alert(1)</script> & more")
    answer = structured_data(client, page)["mainEntity"][0]["acceptedAnswer"]["text"]
    assert answer == "</script><script>alert(1)</script> & more"


def test_related_questions_are_shown_in_the_readers_language():
    source = make_question("first-question")
    translated = make_question("first-question", "ar")
    page = make_question("second-question", "ar", related=[source])
    assert list(page.related()) == [translated]


def test_related_questions_keep_the_editors_order():
    first, second = make_question("first-question"), make_question("second-question")
    page = make_question("third-question", related=[second, first])
    assert list(page.related()) == [second, first]


def test_related_question_that_is_not_published_is_left_out():
    draft = make_question("first-question", live=False)
    assert list(make_question("second-question", related=[draft]).related()) == []


def test_texts_are_read_in_order():
    page = make_question(short_answer="Short.", body=[("heading", "One"), ("list", ["two", "three"])])
    assert list(page.texts()) == ["Short.", "One", "two", "three"]
