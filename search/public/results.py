"""What a reader sees of a find: everything escaped first, then marked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.public.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.public.documents import PublicDocument

# A word with the marks that Arabic and others write above and below it.
MARKED_WORD = re.compile(r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]+")
LONGEST_EXCERPT = 240
BEFORE_FIRST = 60


@dataclass(frozen=True)
class Hit:
    title: SafeString
    section: str
    excerpt: SafeString
    url: str


@dataclass(frozen=True)
class Results:
    """The best finds first, and what the reader may have meant."""

    hits: list[Hit] = field(default_factory=list)
    suggestion: str = ""


def hit(document: PublicDocument, stems: Sequence[str]) -> Hit:
    return Hit(
        title=marked(document.title, stems),
        section=document.section,
        excerpt=marked(excerpt(document, stems), stems),
        url=document.url,
    )


def marked(text: str, stems: Sequence[str]) -> SafeString:
    """`text` escaped, with the words that belong to `stems` in <mark>."""
    pieces, end = [], 0
    for word in MARKED_WORD.finditer(text):
        if is_found(word.group(), stems):
            pieces += [escape(text[end : word.start()]), "<mark>", escape(word.group()), "</mark>"]
            end = word.end()
    return mark_safe("".join([*pieces, escape(text[end:])]))  # noqa: S308 - each piece is escaped above


def is_found(word: str, stems: Sequence[str]) -> bool:
    """Latin words begin with the stem; Arabic ones may carry an article or a preposition before it."""
    folded = fold(word)
    return any(folded.startswith(stem) or (stem in folded and stem[0] > "؀") for stem in stems)


def excerpt(document: PublicDocument, stems: Sequence[str]) -> str:
    """The paragraph that holds most of the words, shortened around the first of them."""
    paragraphs = [part for part in (document.summary, *document.text.split("\n")) if part.strip()]
    if not paragraphs:
        return ""
    return _shortened(max(paragraphs, key=lambda paragraph: _coverage(paragraph, stems)), stems)


def _coverage(paragraph: str, stems: Sequence[str]) -> int:
    folded = fold(paragraph)
    return sum(stem in folded for stem in stems)


def _shortened(paragraph: str, stems: Sequence[str]) -> str:
    if len(paragraph) <= LONGEST_EXCERPT:
        return paragraph
    places = (word.start() for word in MARKED_WORD.finditer(paragraph) if is_found(word.group(), stems))
    begin = min(max(0, next(places, 0) - BEFORE_FIRST), len(paragraph) - LONGEST_EXCERPT)
    end = begin + LONGEST_EXCERPT
    before, piece, after = paragraph[:begin], paragraph[begin:end], paragraph[end:]
    if before:
        piece = f"… {piece.partition(' ')[2]}"
    return f"{piece.rpartition(' ')[0]} …" if after else piece
