"""The typed keys under which a name is found. Equal keys of two names mean: worth comparing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from search.names.parsing import parse
from search.names.parts import Key, KeyKind, NamePart, Names, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NEEDING_VOWELS = 3
SHORTEST_TO_MISTYPE = 3  # of two consonants one left alone says nothing


def keys_for(name: Names) -> frozenset[Key]:
    """All keys of a name: each part for any role, and its skeletons for its own role."""
    keys: set[Key] = set()
    for role, text in name.by_role():
        for part in parse(text):
            keys |= part_keys(part)
            if role is not Role.ANY:
                keys.update(skeleton_keys(part, role))
    return frozenset(keys)


@lru_cache(maxsize=100_000)
def part_keys(part: NamePart) -> frozenset[Key]:
    """What is written for one part, in any role."""
    return frozenset(
        [
            *skeleton_keys(part, Role.ANY),
            *(Key(KeyKind.DELETION, Role.ANY, value) for value in mistypings(part)),
            *vowel_keys(part),
        ],
    )


def skeleton_keys(part: NamePart, role: Role) -> Iterable[Key]:
    return (Key(KeyKind.SKELETON, role, skeleton) for skeleton in part.skeletons)


def vowel_keys(part: NamePart) -> Iterable[Key]:
    """For names of few consonants; of longer ones the consonants tell enough."""
    return (
        (Key(KeyKind.VOWEL, Role.ANY, form) for form in part.vowelled)
        if _length(part) <= LONGEST_NEEDING_VOWELS
        else ()
    )


def exact_keys(part: NamePart) -> frozenset[Key]:
    """The strictest keys that a part has."""
    return frozenset(vowel_keys(part)) or frozenset(skeleton_keys(part, Role.ANY))


def _length(part: NamePart) -> int:
    return max(map(len, part.skeletons), default=0)


def mistypings(part: NamePart) -> frozenset[str]:
    """The skeletons with one letter left out; for short names, whose skeleton says little, the vowelled form."""
    short = part.vowelled[:1] if _length(part) < SHORTEST_TO_MISTYPE else ()
    return frozenset(
        word[:at] + word[at + 1 :]
        for word in (*part.skeletons, *short)
        if len(word) >= SHORTEST_TO_MISTYPE
        for at in range(len(word))
    )


@lru_cache(maxsize=20_000)
def near_keys(part: NamePart) -> frozenset[Key]:
    """What a query asks for beside the skeleton: one letter too few, too many or another."""
    less = mistypings(part)
    whole = (*part.skeletons, *part.vowelled[:1])
    wanted = {Key(KeyKind.DELETION, Role.ANY, value) for value in (*less, *whole)}
    return frozenset(wanted | {Key(KeyKind.SKELETON, Role.ANY, value) for value in less})
