"""Cuts a text into analysed name parts, script by script."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from search.names import arabic, compounds, latin, sounds
from search.names.normalise import MAX_WORD, cut, fold_arabic, fold_latin
from search.names.parts import NamePart, Script, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_PARTS = 16  # a nasab chain of this length names one man

_ARABIC_RUN = "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]+"
_RUN = re.compile(
    rf"(?P<arabic>{_ARABIC_RUN}(?:[^\w\u0600-\u06ff]+{_ARABIC_RUN})*)|(?P<latin>[^\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]+)"
)


def parse(text: str) -> tuple[NamePart, ...]:
    """The parts of a name in their order, in Arabic or Latin script or both. Never raises; reads MAX_PARTS parts at most."""
    parts: list[NamePart] = []
    for run in _RUN.finditer(cut(text)):
        for part in _arabic_parts(run["arabic"]) if run["arabic"] else _latin_parts(run["latin"]):
            parts.append(part)
            if len(parts) == MAX_PARTS:
                return tuple(parts)
    return tuple(parts)


def distinct(parts: Iterable[NamePart]) -> tuple[NamePart, ...]:
    """Each name once: asking an index twice for one part would weigh it double."""
    return tuple({part.text: part for part in parts}.values())


def _arabic_parts(run: str) -> Iterator[NamePart]:
    for word in arabic.words(fold_arabic(run)):
        if (part := _arabic_part(word)).sounds:
            yield part


def _latin_parts(run: str) -> Iterator[NamePart]:
    for word in compounds.words(latin.read_chat_digits(fold_latin(run))):
        if (part := _latin_part(word)).sounds:
            yield part


@lru_cache(maxsize=100_000)
def _arabic_part(word: Word) -> NamePart:
    text = word.text[:MAX_WORD]
    return NamePart(
        text, Script.ARABIC, arabic.skeletons(text), arabic.vowelled(text), sounds.arabic_sounds(text), word.article
    )


@lru_cache(maxsize=100_000)
def _latin_part(word: Word) -> NamePart:
    text = word.text[:MAX_WORD]
    bare = latin.without_glued_article(text)
    article = word.article or bare != text
    return NamePart(text, Script.LATIN, latin.skeletons(text), latin.vowelled(bare), sounds.latin_sounds(bare), article)
