from __future__ import annotations

import pytest

from search.public.spelling import suggestion
from tests.search.public.shelf import document

TEXTS = [document(title="Missing persons", summary="المفقودون في سوريا")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mising persons", "missing persons"),
        ("Missing Persons", ""),
        ("zzzz", ""),
        ("the", ""),
        ("المفقدون", "المفقودون"),
    ],
)
def test_unknown_words_are_replaced_by_their_nearest(typed, meant):
    assert suggestion(typed, TEXTS) == meant


def test_words_of_the_text_alone_are_not_suggested():
    assert suggestion("harbuor", [document(text="harbour")]) == ""
