"""“Did you mean …”, from the words of texts that are public now and in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from search.public.folding import fold
from search.public.results import MARKED_WORD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.public.documents import PublicDocument

ALIKE_ENOUGH = 0.7
SHORTEST_WORD = 4


def suggestion(text: str, documents: Iterable[PublicDocument]) -> str:
    """`text` with unknown words replaced by their nearest known ones, or nothing where none is near."""
    known = vocabulary(documents)
    words = [nearest(word.group(), known) for word in MARKED_WORD.finditer(text)]
    meant = " ".join(words)
    return meant if fold(meant) != fold(" ".join(MARKED_WORD.findall(text))) else ""


def vocabulary(documents: Iterable[PublicDocument]) -> dict[str, str]:
    """Folded word → how the texts write it."""
    return {
        fold(word.group()): word.group().lower()
        for document in documents
        for text in (document.title, document.synonyms, document.summary)
        for word in MARKED_WORD.finditer(text)
        if len(word.group()) >= SHORTEST_WORD
    }


def nearest(word: str, known: dict[str, str]) -> str:
    folded = fold(word)
    if folded in known or len(folded) < SHORTEST_WORD:
        return word
    found = process.extractOne(
        folded, known.keys(), scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=ALIKE_ENOUGH
    )
    return known[found[0]] if found else word
