"""Latin spellings of compound names, cut or joined the way search.names.arabic does it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from search.names.particles import LATIN_ARTICLES, LATIN_FATHER_OF, LATIN_PARTICLES
from search.names.parts import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLE_SUN = r"[aeu](?:sh|ss|s|dh|d|th|t|r|n|z)"
_RULES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        # Abdullah, Abd Allah, Abdalla, Ebdulla: one name. Ubaidullah likewise.
        (r"\b[ae][bv]d[aeiou]{0,2}[ '-]*[aeu]?l?[ -]*l+a+h?\b", "abdlah"),
        (r"\b(?:u|o|ou)b[ae][iy]?d[aeiou]{0,2}[ '-]*[aeu]?l?[ -]*l+a+h?\b", "ubaidlah"),
        (r"(?<=[a-z]{3})[ -]+[aeiou]l+-?l+a+h\b", "alah"),
        # Salah ad-Din, Nureddin, Seif el Din; a single d only after a longer stem (Salahedin, never Nadine).
        (r"(?<=[a-z]{2})[ -]*[aeiou]{1,2}[ld][ -]*d+(?:ee|iy|ie|i|y)ne?\b", " din"),
        (r"(?<=[a-z]{4})[aeiou]d(?:ee|i)n\b", " din"),
        (r"(?<=[a-z]{2})[ -]+d+(?:ee|i|y)ne?\b", " din"),
        # Abdel Karim, Abd ar-Rahman, Abdurrahman, Abdelkarim.
        (r"\b[ae][bv]d[ '-]?(?:[aeiou]{0,2}[lrsndtz]?|oul)[ '-]+(?=[a-z]{3})", "abd "),
        (r"\b[ae][bv]d(?:o[ue]l|[aeiou]l|[aeiou]{1,2}|l)(?=[a-z]{3})", "abd "),
        (rf"\b(?:[ae]l|ul|{_ARTICLE_SUN}(?=-))[ '-]+", " +"),
        (r"\b(?:ab(?:ou|[ou])|ebu)[ '-]+(?=[a-z]{3})", "abu "),
        (r"\bab(?:ou|u)(?=[a-z]{4})", "abu "),
    )
)


def words(folded: str) -> Iterator[Word]:
    """The words of a folded Latin name that carry it, compounds taken apart."""
    for pattern, to in _RULES:
        folded = pattern.sub(to, folded)
    article = servant = False
    for word in folded.replace("-", " ").replace("'", "").replace("+", " + ").split():
        if word == "+" or word in LATIN_ARTICLES:
            article = not servant
        elif len(word) > 1 and word not in LATIN_PARTICLES and word.isalpha():
            yield Word("abu" if word in LATIN_FATHER_OF else word, article)
            article, servant = False, word == "abd"
