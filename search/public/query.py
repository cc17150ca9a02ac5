"""What a reader asked: cut to a length that no engine minds, and free of what is not text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from search.public import folding

LONGEST_QUERY = 200
MOST_WORDS = 16
LONGEST_RAW = 2000
SHORTEST_WORD, LONGEST_WORD = 3, 40
# Apostrophes and the marks above and below letters are part of words.
SIGNS = re.compile(r"[^\w\s'’\u0300-\u036f\u064b-\u065f\u0670]")


@dataclass(frozen=True)
class Query:
    """`text` is what will be searched; `was_cut` tells that the reader typed more."""

    text: str
    language: str
    was_cut: bool = False

    @classmethod
    def from_input(cls, raw: str, language: str) -> Query:
        """Anything a stranger may send. Control characters and runs of white space become one space."""
        shown = "".join(letter if letter.isprintable() else " " for letter in raw[:LONGEST_RAW])
        text = " ".join(shown.split())
        return cls(text[:LONGEST_QUERY].strip(), language, was_cut=len(text) > LONGEST_QUERY)

    @property
    def plain(self) -> str:
        """The text for a search server: no signs that join words, as in `a:b`, and nothing that is costly to compare."""
        return " ".join(word[:LONGEST_WORD] for word in SIGNS.sub(" ", self.text).split()[:MOST_WORDS])

    @cached_property
    def words(self) -> list[str]:
        """The folded words, each once; short ones only where there is nothing else."""
        found = list(dict.fromkeys(folding.words(self.text)))
        return ([word for word in found if len(word) >= SHORTEST_WORD] or found)[:MOST_WORDS]

    @cached_property
    def stems(self) -> list[str]:
        return list(dict.fromkeys(map(folding.stem, self.words)))
