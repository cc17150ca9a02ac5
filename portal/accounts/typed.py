"""Numbers and codes as people type them: with spaces and hyphens, in Arabic or Persian digits, with invisible marks from a paste."""

from __future__ import annotations

import unicodedata

DROPPED_CATEGORIES = {"Zs", "Cc", "Cf", "Pd"}  # spaces, control and direction marks, every kind of hyphen


def tidy(text: str) -> str:
    """Digits as 0–9, letters as they are, nothing between them."""
    kept = (letter for letter in text if unicodedata.category(letter) not in DROPPED_CATEGORIES)
    return "".join(_western(letter) for letter in kept)


def tidy_letters(text: str) -> str:
    """The same in capitals, for codes that mix letters and digits."""
    return tidy(text).upper()


def _western(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)
