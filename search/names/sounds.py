"""Names as rows of sound units, and how alike two rows sound.

A unit is a letter group of one script at its place in the word. It may stand for several sounds: two units are as near as their
nearest sounds. The signs of sounds: b d f g j k l m n q r s t v w y z p as read; x is sh, X kh, G gh, H the deep h, T and D the
lisped pair, S P V Z the emphatic s d t z, C ch, J zh, E ayn, Q the t of a feminine ending; A I U are written long vowels, a e i o u
the vowels of Latin script.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from search.names.sound_costs import ALONE, ALONE_ACROSS, NEAR, NEAR_ACROSS

# fmt: off
ARABIC = {
    "ا": "A", "ع": "E", "و": "Uw", "ي": "Iy", "ة": "Q", "ب": "b", "پ": "p", "ت": "t", "ط": "V", "ث": "T", "ج": "j", "چ": "C",
    "ژ": "J", "گ": "g", "غ": "G", "ح": "H", "خ": "X", "ه": "h", "د": "d", "ض": "P", "ذ": "D", "ظ": "Z", "ز": "z", "س": "s", "ص": "S",
    "ش": "x", "ف": "f", "ڤ": "v", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ر": "r",
}
LATIN = {
    "tsch": "Cj", "dsch": "j", "dzh": "j", "sch": "x", "tch": "Cj", "sh": "x", "dj": "j", "dz": "zDj", "ch": "xXHC", "kh": "X", "gh": "G",
    "th": "TtV", "dh": "DPZd", "zh": "JzZ", "ph": "f", "ck": "kq", "ts": "sS", "qu": "kq", "ou": "Uuw", "oo": "Uu", "ee": "Ii", "aa": "Aa",
    "ei": "Iye", "ai": "Iya", "ay": "Iya", "ey": "Iye", "au": "Uwa", "aw": "Uwa", "ow": "Uwo", "oe": "o", "ue": "Uu", "ie": "Ii",
    "a": "a", "e": "e", "i": "i", "o": "o", "u": "u", "y": "Iyi", "w": "wU", "b": "b", "c": "jkC", "d": "dP", "f": "f", "g": "gjG",
    "h": "hH", "j": "jJy", "k": "kq", "l": "l", "m": "m", "n": "n", "p": "pb", "q": "q", "r": "r", "s": "sS", "t": "tV", "v": "vwf",
    "x": "Xs", "z": "zZD",
}
# fmt: on
FIRST, INNER, LAST = "<", "", ">"  # vowels weigh by their place
_PLACED = frozenset("AEUIQaeiouwyh")

_LATIN_UNIT = re.compile("|".join(sorted(LATIN, key=len, reverse=True)))
_DOUBLED = re.compile(r"([bcdfghjklmnpqrstvwxyz])\1+|(sh|th|dh|kh|gh)\2")
SHORTEST_WEIGHT = 1.5  # of a name of few sounds one wrong sound should not be all


class Unit(NamedTuple):
    sounds: str
    place: str
    across: bool  # Latin: its vowels may be unwritten in Arabic


def _places(sounds: str) -> tuple[str, ...]:
    return (FIRST, INNER, LAST) if set(sounds) & _PLACED else (INNER,)


UNITS = tuple(
    Unit(sounds, place, latin)
    for table, latin in ((ARABIC, False), (LATIN, True))
    for sounds in dict.fromkeys(table.values())
    for place in _places(sounds)
)
_INDEX = {unit: number for number, unit in enumerate(UNITS)}


def _alone(unit: Unit, costs: dict[str, float]) -> float:
    """The cost of a unit that the other spelling leaves out."""
    return min(costs.get(sound + unit.place, costs.get(sound, 1.0)) for sound in unit.sounds)


def _apart(left: Unit, right: Unit) -> float:
    if left.across == right.across:
        near, alone = NEAR, ALONE
    else:
        near, alone = NEAR_ACROSS, ALONE_ACROSS
    if left.sounds == right.sounds:
        return 0.0
    pairs = ((a, b) for a in left.sounds for b in right.sounds)
    nearest = min(0.0 if a == b else near.get(frozenset((a, b)), 1.0) for a, b in pairs)
    return min(nearest, _alone(left, alone) + _alone(right, alone))


_APART = tuple(tuple(_apart(a, b) for b in UNITS) for a in UNITS)
_ALONE = {
    across: tuple(_alone(unit, costs) for unit in UNITS) for across, costs in ((False, ALONE), (True, ALONE_ACROSS))
}
_SWAPPED = 0.5  # two neighbours typed in the wrong order


def arabic_sounds(word: str) -> tuple[int, ...]:
    letters = [ARABIC[c] for c in word if c in ARABIC]
    if word.endswith("ه"):  # clerks write a feminine ending so
        letters[-1] = "Q"
    return _row(letters, latin=False)


def latin_sounds(word: str) -> tuple[int, ...]:
    single = _DOUBLED.sub(lambda found: found[1] or found[2], word)
    return _row([LATIN[unit] for unit in _LATIN_UNIT.findall(single)], latin=True)


def _row(letters: list[str], *, latin: bool) -> tuple[int, ...]:
    row: list[int] = []
    for number, sounds in enumerate(letters):
        if number and sounds == letters[number - 1]:
            continue
        place = FIRST if number == 0 else LAST if number == len(letters) - 1 else INNER
        row.append(_INDEX[Unit(sounds, place if set(sounds) & _PLACED else INNER, latin)])
    return tuple(row)


def likeness(left: tuple[int, ...], right: tuple[int, ...]) -> float:
    """1 for the same sounds, 0 for nothing in common."""
    if not left or not right:
        return 0.0
    alone = _ALONE[UNITS[left[0]].across != UNITS[right[0]].across]
    weight = max(sum(alone[unit] for unit in left), sum(alone[unit] for unit in right), SHORTEST_WEIGHT)
    return max(0.0, 1.0 - _distance(left, right, alone) / weight)


def _distance(left: tuple[int, ...], right: tuple[int, ...], alone: tuple[float, ...]) -> float:
    """The least cost of turning one row of units into the other."""
    older: list[float] = []
    above = [0.0]
    for unit in right:
        above.append(above[-1] + alone[unit])
    for row, unit in enumerate(left):
        skip, apart, current = alone[unit], _APART[unit], [above[0] + alone[unit]]
        for column, other in enumerate(right):
            best = min(above[column] + apart[other], above[column + 1] + skip, current[column] + alone[other])
            if row and column and best > _SWAPPED and not apart[right[column - 1]] and not _APART[left[row - 1]][other]:
                best = min(best, older[column - 1] + _SWAPPED)
            current.append(best)
        older, above = above, current
    return above[-1]
