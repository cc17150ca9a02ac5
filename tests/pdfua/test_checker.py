"""The judge itself: it finds what is broken, names it, and cannot be talked out of its pinned parts."""

from __future__ import annotations

import pytest

from publications.pdf import render
from tests.pdfua import checker

SOUND = "<html lang=en><title>T</title><h1>T</h1><p>Text</p></html>"


def test_a_sound_document_breaks_nothing():
    assert checker.broken_clauses(sound=render(SOUND)) == {}


@pytest.mark.parametrize(
    ("html", "clause"),
    [
        (SOUND.replace("<title>T</title>", ""), "7.1-9"),
        (SOUND.replace(" lang=en", ""), "7.2-29"),
        (SOUND.replace("</h1>", "</h1><h3>U</h3>"), "7.4.2-1"),
    ],
    ids=["no title", "no language", "a heading left out"],
)
def test_a_broken_document_is_named_with_its_clause(html, clause):
    found = checker.broken_clauses(sound=render(SOUND), broken=render(html))
    assert list(found) == ["broken"]
    assert any(what.startswith(clause) for what in found["broken"])


def test_a_file_that_is_no_pdf_is_an_error():
    with pytest.raises(checker.CheckerUnavailableError, match="java failed"):
        checker.broken_clauses(nothing=b"nothing")


def test_every_part_is_pinned():
    assert checker.expected() == checker.digests(checker.build())
