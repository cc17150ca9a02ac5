"""What it costs to hear one sound as another, and to leave one out: 0 for nothing, 1 for a different letter.

Two tables each: within one script, and across scripts, where Arabic writes long vowels alone. A sign at the end tells the place in
the word: "<" first, ">" last.
"""

from __future__ import annotations

_CONSONANTS = {
    0.05: ("hH", "pb", "vf", "jJ", "DZ", "PZ", "DP"),
    0.12: ("sS", "tV", "dP", "zZ", "kq", "Tt", "Ts", "Dd", "Dz", "Cj", "Cx", "vw", "Zd", "TS"),
    0.25: ("Gg", "HX", "hX", "gq", "jg", "Gj", "Jz", "hQ", "HQ", "tQ", "Pz"),
    0.45: (
        "Xk",
        "Gq",
        "gk",
        "jx",
        "Jx",
        "yj",
        "Iy",
        "wf",
        "dt",
        "sz",
        "Gk",
        "sx",
        "Xq",
        "Gr",
        "bf",
        "mn",
        "bv",
        "Vd",
        "xj",
        "XG",
    ),
}
_VOWELS = {
    0.1: ("Ii", "Uu", "Aa", "Uo", "Ie", "ei", "ou", "yi", "ye", "wu", "wo", "aQ", "eQ", "AQ"),
    0.2: ("ae", "oa", "eA", "oA"),
    0.35: (
        "ai",
        "au",
        "iu",
        "eo",
        "eu",
        "AI",
        "AU",
        "IU",
        "io",
        "aI",
        "aU",
        "uI",
        "iU",
        "oI",
        "eU",
        "AE",
        "EI",
        "EU",
        "aE",
        "eE",
        "iE",
    ),
}
_VOWELS_ACROSS = {
    0.0: ("Ii", "Uu", "Aa", "Uo", "wU", "Iy", "aQ", "eQ"),
    0.05: ("aE", "eE", "iE", "oE", "uE", "yi", "wu", "wo"),
    0.1: ("eA", "Ie", "AQ"),
    0.2: ("oA", "ye", "oQ"),
    0.3: ("iA", "uA", "aI", "aU", "eU", "AE", "iQ"),
    0.4: ("uI", "iU", "oI", "IU", "AI", "AU"),
}


def _by_pair(*tables: dict[float, tuple[str, ...]]) -> dict[frozenset[str], float]:
    return {
        frozenset(pair): cost for table in reversed(tables) for cost, pairs in reversed(table.items()) for pair in pairs
    }


NEAR = _by_pair(_VOWELS, _CONSONANTS)
NEAR_ACROSS = _by_pair(_VOWELS_ACROSS, _CONSONANTS)
# fmt: off
ALONE = {
    "a": .2, "e": .2, "i": .25, "o": .25, "u": .25, "a>": .2, "e>": .2, "i>": .35, "u>": .3, "A": .4, "A<": .3, "A>": .3, "I": .5, "U": .5,
    "E": .3, "Q": .1, "h": .6, "h>": .1, "w": .6, "y": .5,
}
ALONE_ACROSS = {
    "a": .03, "e": .03, "i": .06, "o": .06, "u": .06, "a<": .3, "e<": .2, "i<": .25, "o<": .3, "u<": .3, "a>": .1, "e>": .1, "i>": .35,
    "u>": .3, "o>": .25, "A": .4, "A<": .3, "A>": .25, "I": .45, "U": .45, "E": .1, "Q": .08, "h": .6, "h>": .1, "w": .6, "y": .5, "w>": .25,
}
# fmt: on
