"""Arabic script (with its Persian and Kurdish letters): compounds, skeletons, vowels.

Classes of the skeleton are named by one Latin letter each; letters that foreign spellings do not tell apart share one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from search.names.particles import ARABIC_FATHER_OF, ARABIC_PARTICLES
from search.names.parts import Word
from search.names.skeletons import spell_out, unique

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SKELETONS = 6

# The classes a letter may be heard as. Letters that are missing here carry vowels only.
CLASSES: dict[str, tuple[str, ...]] = {
    "ب": ("b",), "پ": ("b",),
    "ت": ("t",), "ط": ("t",), "ث": ("t", "s"),
    "ج": ("j", "g"), "چ": ("j", "x"), "ژ": ("j", "z"), "گ": ("g",), "غ": ("g",),
    "ح": ("h",), "خ": ("h",), "ه": ("h",),
    "د": ("d",), "ض": ("d", "z"), "ذ": ("d", "z"), "ظ": ("z", "d"), "ز": ("z",),
    "س": ("s",), "ص": ("s",), "ش": ("x",),
    "ف": ("f",), "ڤ": ("f",), "ق": ("k",), "ك": ("k",),
    "ل": ("l",), "م": ("m",), "ن": ("n",), "ر": ("r",),
}  # fmt: skip
LONG_VOWELS = {"ا": "a", "و": "u", "ي": "i", "ة": "a"}

# Names whose first two letters look like the article.
NOT_AN_ARTICLE = frozenset(
    {"الياس", "الهام", "الماس", "الفت", "البرت", "الين", "الكسندر", "الكساندر", "الفريد", "اليسار", "الينا", "اليزابيث"}
)

_GOD = re.compile(r"(\w{2,}?) ?ا?لله\b")
_FAITH = re.compile(r"(?<=\w\w) ?الدين\b")
_SERVANT = re.compile(r"عبد(ال\w{2,})$")
_FATHER_OF = re.compile(r"ابو(\w{3,})$")


def words(folded: str) -> Iterator[Word]:
    """The words that carry a name: compounds cut or joined the same way whatever the spacing."""
    # "Nasr Allah" is one name, however it is spaced; the same word stands for it in both scripts.
    joined = _GOD.sub(r"\1لله", folded)
    servant = False
    for word in _FAITH.sub(" دين", joined).split():
        if word not in ARABIC_PARTICLES:
            for cut in _cut(word):
                yield cut._replace(article=cut.article and not servant)
                servant = cut.text == "عبد"


def _cut(word: str) -> Iterator[Word]:
    if servant := _SERVANT.match(word):
        yield Word("عبد")
        word = servant[1]
    elif father := _FATHER_OF.match(word):
        yield Word("ابو")
        word = father[1]
    yield Word("ابو") if word in ARABIC_FATHER_OF else _without_article(word)


def _without_article(word: str) -> Word:
    if word.startswith("ال") and len(word) > 4 and word not in NOT_AN_ARTICLE:  # noqa: PLR2004 - two of the article, three of a name
        return Word(word[2:], article=True)
    return Word(word)


def skeletons(word: str) -> tuple[str, ...]:
    stems = [word[:-1]] if word.endswith(("ه", "ة")) else [word]
    if word.endswith("ه") and len(word) <= 3:  # noqa: PLR2004 - in so short a word the last h may be a root letter
        stems.append(word)
    found = (spell_out([CLASSES[c] for c in stem if c in CLASSES], limit=MAX_SKELETONS) for stem in stems)
    return unique(s for group in found for s in group)[:MAX_SKELETONS]


def vowelled(word: str) -> tuple[str, ...]:
    """The consonants with the long vowels, the only ones that are written. A first alef carries any vowel and tells none."""
    start, last = (1 if word[:1] in "اع" else 0), len(word) - 1
    return spell_out(
        [choices for at in range(start, last + 1) if (choices := _heard(word[at], last=at == last))],
        limit=MAX_SKELETONS,
    )


def _heard(letter: str, *, last: bool) -> tuple[str, ...]:
    if last and letter == "ي":  # also an alef in disguise, as in "Musa"
        return ("i", "a")
    if last and letter == "ه":
        return ("a", "h")
    return (LONG_VOWELS[letter],) if letter in LONG_VOWELS else CLASSES.get(letter, ())
