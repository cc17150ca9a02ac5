"""Words that stand in names without telling people apart."""

from __future__ import annotations

ARABIC_PARTICLES = frozenset({"بن", "ابن", "بنت", "ال", "آل"})
LATIN_ARTICLES = frozenset(
    {"al", "el", "ul", "il", "as", "ash", "ad", "an", "ar", "az", "at", "es", "esh", "ed", "en", "er", "ez", "et"}
)
LATIN_PARTICLES = frozenset(
    {"bin", "ibn", "ben", "bint", "bnt", "binti", "dr", "haj", "hajj", "hadj", "mr", "mrs", "ms"}
)

ARABIC_FATHER_OF = frozenset({"ابو", "ابي", "ابا"})
LATIN_FATHER_OF = frozenset({"abu", "abi", "abou", "abo", "aba", "ebu", "ebou", "abw"})
