"""What a name is made of: parts, roles and the typed keys by which a part is found."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Script(StrEnum):
    ARABIC = "arabic"
    LATIN = "latin"


class Role(StrEnum):
    """The place of a part in a person's name; ANY is written for every part beside its own role."""

    ANY = "any"
    GIVEN = "given"
    FATHER = "father"
    GRANDFATHER = "grandfather"
    FAMILY = "family"
    MOTHER = "mother"
    KUNYA = "kunya"


class KeyKind(StrEnum):
    SKELETON = "skeleton"
    DELETION = "deletion"
    VOWEL = "vowel"


class Key(NamedTuple):
    """One way to find a part. Plain text: it leaves the process only as a token."""

    kind: KeyKind
    role: Role
    value: str


class Word(NamedTuple):
    """A folded word that carries a name, and whether the article stood before it ("al-Ahmad" is not "Ahmad")."""

    text: str
    article: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class NamePart:
    """One analysed word of a name. Equal words share one cached part, so that caches may go by identity, which is fast."""

    text: str  # the folded spelling, for comparison and cache keys
    script: Script
    skeletons: tuple[str, ...]  # consonant skeletons, likeliest first
    vowelled: tuple[str, ...]  # the same with long vowels, for short names
    sounds: tuple[int, ...]  # units of search.names.sounds, for the ranking's alignment
    article: bool = False

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Names:
    """The name of one person in one script; `full` holds a name whose parts have no known role."""

    given: str = ""
    father: str = ""
    grandfather: str = ""
    family: str = ""
    mother: str = ""
    kunya: str = ""
    full: str = ""

    def by_role(self) -> Iterator[tuple[Role, str]]:
        for field in fields(self):
            text = getattr(self, field.name)
            if text:
                yield (Role.ANY if field.name == "full" else Role(field.name)), text
