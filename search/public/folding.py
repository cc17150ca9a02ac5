"""Folds words of all six languages, so that marks, letter shapes and accents do not stand between a reader and an answer."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"\w+")
# Letters that Unicode does not take apart: dotless i, alef wasla, final ya, ta marbuta, and the Persian shapes of ya and kaf.
LETTERS = str.maketrans({"ı": "i", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ـ": None, "ʼ": None, "’": "'"})
ARABIC_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال")
ARABIC_ENDINGS = ("ات", "ون", "ين", "ها", "هم", "كم", "نا", "يه", "ه", "ي")
SHORTEST_STEM = 3
SHORTEST_CUT = 6
LONG_WORD = 8


def fold(text: str) -> str:
    """Compatibility form, lower case, without marks, tatweel and accents; letters that readers mix up become one."""
    opened = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(letter for letter in opened if not unicodedata.combining(letter))
    return "".join(map(_digit, unicodedata.normalize("NFC", bare).translate(LETTERS)))


def _digit(letter: str) -> str:
    """Arabic and Persian digits as 0–9."""
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def words(text: str) -> list[str]:
    """The folded words of `text`, in order."""
    return WORD.findall(fold(text))


def stem(word: str) -> str:
    """The part of a folded word that its forms share, by rule of thumb; for finding only, never shown."""
    if "؀" <= word[0] <= "ۿ":
        return _arabic_stem(word)
    if len(word) >= LONG_WORD:
        return word[:-2]
    return word[:-1] if len(word) >= SHORTEST_CUT else word


def _arabic_stem(word: str) -> str:
    for prefix in ARABIC_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST_STEM:
            word = word[len(prefix) :]
            break
    for ending in ARABIC_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word
