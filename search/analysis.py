"""How each language is cut into words, as data: one `main` analyzer a language, and the same `folded`, `start` and `spelling` for all.

Only filters that both the official server and our own node have (search/node). Kurmanji has no stemmer anywhere: it is folded only.
"""

from __future__ import annotations

from typing import Any

FOLDING = ["lowercase", "asciifolding", "arabic_normalization", "decimal_digit"]
# What is cut off a word before anything else, in every analyzer: French articles, Turkish endings after an apostrophe.
CUTTING = {"fr": ["fr_elision"], "tr": ["apostrophe"]}
KURDISH_STOP_WORDS = [
    "û",
    "li",
    "ji",
    "di",
    "de",
    "bi",
    "ku",
    "ya",
    "yê",
    "yên",
    "ew",
    "ev",
    "re",
    "ve",
    "jî",
    "ne",
    "na",
]
FRENCH_ARTICLES = ["l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"]


def _stop(words: str | list[str]) -> dict[str, Any]:
    return {"type": "stop", "stopwords": words}


def _stemmer(language: str) -> dict[str, Any]:
    return {"type": "stemmer", "language": language}


# language → the filters of `main` in order, and the definitions of those that need one.
MAIN: dict[str, tuple[list[str], dict[str, dict[str, Any]]]] = {
    "ar": (
        ["lowercase", "decimal_digit", "ar_stop", "arabic_normalization", "ar_stem"],
        {"ar_stop": _stop("_arabic_"), "ar_stem": _stemmer("arabic")},
    ),
    "en": (
        ["en_possessive", "lowercase", "en_stop", "en_stem"],
        {
            "en_possessive": _stemmer("possessive_english"),
            "en_stop": _stop("_english_"),
            "en_stem": _stemmer("english"),
        },
    ),
    "fr": (
        ["fr_elision", "lowercase", "fr_stop", "fr_stem", "asciifolding"],
        {
            "fr_elision": {"type": "elision", "articles": FRENCH_ARTICLES, "articles_case": True},
            "fr_stop": _stop("_french_"),
            "fr_stem": _stemmer("light_french"),
        },
    ),
    "de": (
        ["lowercase", "de_stop", "german_normalization", "de_stem"],
        {"de_stop": _stop("_german_"), "de_stem": _stemmer("light_german")},
    ),
    "tr": (
        ["apostrophe", "tr_lowercase", "tr_stop", "tr_stem"],
        {
            "tr_lowercase": {"type": "lowercase", "language": "turkish"},
            "tr_stop": _stop("_turkish_"),
            "tr_stem": _stemmer("turkish"),
        },
    ),
    "ku": (["lowercase", "ku_stop", "asciifolding"], {"ku_stop": _stop(KURDISH_STOP_WORDS)}),
}


def analysis(language: str) -> dict[str, Any]:
    """The `analysis` part of an index's settings for one language. Raises KeyError for a language without an entry."""
    filters, definitions = MAIN[language]
    cutting = CUTTING.get(language, [])
    lower = "tr_lowercase" if language == "tr" else "lowercase"
    return {
        "char_filter": {"dotless": {"type": "mapping", "mappings": ["İ => i", "ı => i"]}},
        "filter": {**definitions, "beginnings": {"type": "edge_ngram", "min_gram": 2, "max_gram": 15}},
        "analyzer": {
            "main": {"type": "custom", "tokenizer": "standard", "filter": filters},
            "folded": {
                "type": "custom",
                "char_filter": ["dotless"],
                "tokenizer": "standard",
                "filter": [*cutting, *FOLDING],
            },
            "start": {
                "type": "custom",
                "char_filter": ["dotless"],
                "tokenizer": "standard",
                "filter": [*cutting, *FOLDING, "beginnings"],
            },
            "spelling": {"type": "custom", "tokenizer": "standard", "filter": [*cutting, lower]},
        },
    }
