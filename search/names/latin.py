"""Latin script as English, French, German, Turkish and Kurdish write these names: skeletons, vowels, chat digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from search.names.skeletons import spell_out, unique

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SKELETONS = 8

# Letter groups, longest first, with the classes of search.names.arabic that each may stand for.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tsch", ("j", "x")), ("dsch", ("j",)), ("dzh", ("j",)), ("sch", ("x",)), ("tch", ("j", "x")),
    ("sh", ("x",)), ("dj", ("j",)), ("dz", ("z", "d", "j")), ("ch", ("x", "h")), ("kh", ("h",)), ("gh", ("g",)), ("th", ("t", "s")),
    ("dh", ("d", "z")), ("zh", ("z", "j")), ("ph", ("f",)), ("ck", ("k",)), ("ts", ("s",)), ("gu", ("g",)), ("qu", ("k",)),
)  # fmt: skip
LETTERS: dict[str, tuple[str, ...]] = {
    "b": ("b",), "p": ("b",), "d": ("d",), "f": ("f",), "h": ("h",), "k": ("k",), "q": ("k",), "l": ("l",), "m": ("m",),
    "n": ("n",), "r": ("r",), "s": ("s",), "t": ("t",), "z": ("z",), "g": ("g", "j"), "v": ("f", ""),
    "x": ("h", "ks", "x"),  # Kurdish kh; French and English ks
}  # fmt: skip

# Chat spelling: a digit that looks like the Arabic letter. An apostrophe after it moves the dot.
_CHAT = (
    ("3'", "gh"),
    ("7'", "kh"),
    ("9'", "d"),
    ("6'", "z"),
    ("2", "'"),
    ("3", "'"),
    ("5", "kh"),
    ("6", "t"),
    ("7", "h"),
    ("8", "gh"),
    ("9", "s"),
)
_LETTER_BESIDE_DIGIT = re.compile(r"[a-z]'?\d|\d'?[a-z]")

# Vowels as Arabic would write them if they were long.
_VOWELS = (
    ("ou", "u"), ("oo", "u"), ("au", "u"), ("aw", "u"), ("ow", "u"), ("ee", "i"), ("ei", "i"), ("ai", "i"), ("ay", "i"), ("ey", "i"),
    ("ie", "i"), ("a", "a"), ("e", "i"), ("i", "i"), ("y", "i"), ("o", "u"), ("u", "u"), ("w", "u"),
)  # fmt: skip
MAX_VOWELLED = 12

_GLUED_ARTICLE = re.compile(r"^(?:[aeu]l(?=[bcdfghjkmnpqrstvwxyz])|[aeu](?=([stdrzn])\1)|[ae]s(?=shs?))(?=\w{4})")


def read_chat_digits(folded: str) -> str:
    if not _LETTER_BESIDE_DIGIT.search(folded):
        return folded
    for digit, letters in _CHAT:
        folded = folded.replace(digit, letters)
    return folded


def without_glued_article(word: str) -> str:
    """The name in "Alassad" or "Essayed"; the word itself where no article may stand."""
    return _GLUED_ARTICLE.sub("", word)


def skeletons(word: str) -> tuple[str, ...]:
    found = spell_out(_classes(word), limit=MAX_SKELETONS)
    bare = without_glued_article(word)
    if bare != word:
        found += spell_out(_classes(bare), limit=2)
    return unique(found)


def _classes(word: str) -> list[tuple[str, ...]]:
    return [choices for _, choices in _groups(word) if choices]


def vowelled(word: str) -> tuple[str, ...]:
    """The consonants with every choice of long vowels, since Latin script does not tell which are long."""
    return spell_out(list(_with_vowels(word)), limit=MAX_VOWELLED)


def _with_vowels(word: str) -> Iterator[tuple[str, ...]]:
    at = 0
    while at < len(word):
        vowel = next(((group, letter) for group, letter in _VOWELS if word.startswith(group, at)), None)
        if vowel:
            at += len(vowel[0])
            yield ("a", "i", "") if at == len(word) and vowel[0] == "e" else (vowel[1], "")
        else:
            group, choices = _group_at(word, at)
            at += len(group)
            if choices:
                yield choices


def _groups(word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    at = 0
    while at < len(word):
        group, choices = _group_at(word, at)
        at += len(group)
        yield group, choices


def _group_at(word: str, at: int) -> tuple[str, tuple[str, ...]]:
    for group, choices in GROUPS:
        if word.startswith(group, at) and not (group == "gu" and at + 2 >= len(word)):
            return group, choices
    return word[at], _letter_at(word, at)


def _letter_at(word: str, at: int) -> tuple[str, ...]:
    letter, last = word[at], at + 1 == len(word)
    if letter == "h" and last:  # a silent ending, or the deep h of "Salah"
        return ("", "h")
    if letter == "c":  # before a vowel also the Turkish and Kurdish j
        return ("j", "k") if not last and word[at + 1] in "aeiou" else ("k",)
    if letter == "j":  # inside a word also the German and Slavic y; at its start before u alone, as in "Jusuf"
        return ("j", "") if at > 0 or word.startswith("ju") else ("j",)
    return LETTERS.get(letter, ())
