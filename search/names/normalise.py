"""Folds spellings that differ only in encoding, and cuts what is too long to be a name."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

MAX_CHARACTERS = 400  # the longest chains of forefathers stay well below
MAX_WORD = 40

# Harakat, superscript alef, tatweel, zero-width and direction marks: they change the look, not the name.
_INVISIBLE = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u0640\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
)
_NOT_ARABIC = re.compile("[^\u0621-\u064a\u067e\u0686\u0698\u06a4\u06af ]+")
_NOT_LATIN = re.compile("[^a-z0-9' -]+")

_ARABIC_FOLDS = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ء": "",
        # Persian and Kurdish keyboards send other code points for the same letters.
        "ی": "ي", "ى": "ي", "ې": "ي", "ێ": "ي", "ۍ": "ي", "ک": "ك", "ڪ": "ك", "ھ": "ه", "ہ": "ه", "ۀ": "ه", "ۃ": "ة",
        "ە": "ه", "ۆ": "و", "ۇ": "و", "ۊ": "و", "ڕ": "ر", "ڵ": "ل", "ڭ": "گ", "ڨ": "ق", "ڢ": "ف",
    },
)  # fmt: skip

# Letters whose sound an accent-stripping fold would lose.
_LATIN_SOUNDS = str.maketrans(
    {
        "ş": "sh", "š": "sh", "ș": "sh", "ç": "ch", "č": "ch", "ğ": "g", "ǧ": "j", "ġ": "gh", "ḡ": "gh", "ḫ": "kh", "ẖ": "kh",
        "ḏ": "dh", "ṯ": "th", "ž": "j", "ı": "i", "ß": "ss", "þ": "th", "ð": "dh",
        # Signs for ayn and hamza are written or left out at will.
        "ʿ": "'", "ʾ": "'", "ʼ": "'", "ʻ": "'", "’": "'", "‘": "'", "`": "'", "´": "'", "ˁ": "'", "ʔ": "'", "ʕ": "'",
        "–": "-", "—": "-", "‐": "-", "‑": "-",
    },
)  # fmt: skip


def cut(text: str) -> str:
    """`text` in NFKC without invisible signs, at most MAX_CHARACTERS of it."""
    short = unicodedata.normalize("NFKC", text[: 2 * MAX_CHARACTERS])[:MAX_CHARACTERS]
    return _INVISIBLE.sub("", short)


def fold_arabic(text: str) -> str:
    folded = text.translate(_ARABIC_FOLDS)
    return " ".join(_NOT_ARABIC.sub(" ", folded).split())


def fold_latin(text: str) -> str:
    # "İ".lower() is an i and a combining dot, which the decomposition below removes.
    sounded = unicodedata.normalize("NFC", text.lower()).translate(_LATIN_SOUNDS)
    if not sounded.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFD", sounded) if not unicodedata.combining(c))
        sounded = anyascii(bare).lower()
    return " ".join(_NOT_LATIN.sub(" ", sounded).split())
