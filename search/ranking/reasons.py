"""Why a part of a name matched, in words an officer can check."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy

from search.names import NamePart, Role
from search.names.keys import mistypings


class Agreement(StrEnum):
    """How a part of the query and a part of the name agree, best first."""

    SAME = "same"
    OTHER_SCRIPT = "other_script"
    OTHER_SPELLING = "other_spelling"
    ONE_LETTER = "one_letter"
    SIMILAR = "similar"
    MISSING = "missing"


ROLE_NAMES = {
    Role.ANY: gettext_lazy("Name"),
    Role.GIVEN: gettext_lazy("Given name"),
    Role.FATHER: gettext_lazy("Father’s name"),
    Role.GRANDFATHER: gettext_lazy("Grandfather’s name"),
    Role.FAMILY: gettext_lazy("Family name"),
    Role.MOTHER: gettext_lazy("Mother’s name"),
    Role.KUNYA: gettext_lazy("Known as"),
}
SENTENCES = {
    Agreement.SAME: gettext_lazy("%(role)s: “%(found)s”, the same."),
    Agreement.OTHER_SCRIPT: gettext_lazy("%(role)s: “%(found)s”, the same in another script."),
    Agreement.OTHER_SPELLING: gettext_lazy("%(role)s: “%(found)s”, the same in another spelling."),
    Agreement.ONE_LETTER: gettext_lazy("%(role)s: “%(found)s”, one letter apart."),
    Agreement.SIMILAR: gettext_lazy("%(role)s: “%(found)s” sounds similar."),
    Agreement.MISSING: gettext_lazy("“%(asked)s” is not in this name."),
}


SAME_NAME = 0.95  # below this degree two parts of one skeleton differ in a written vowel


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of the explanation. `found` is empty when the part is missing from the name."""

    code: Agreement
    asked: str
    found: str = ""
    role: Role = Role.ANY
    degree: float = 0.0

    @property
    def sentence(self) -> str:
        """Translated only when it is shown."""
        return _sentence(self)

    def __str__(self) -> str:
        return str(self.sentence)


def agreement(asked: NamePart, found: NamePart, degree: float) -> Agreement:
    """`degree` tells Mohammad from Mahmoud, whose consonants are the same."""
    if asked.text == found.text:
        return Agreement.SAME
    if degree >= SAME_NAME and not set(asked.skeletons).isdisjoint(found.skeletons):
        return Agreement.OTHER_SPELLING if asked.script is found.script else Agreement.OTHER_SCRIPT
    if set(asked.skeletons).isdisjoint(found.skeletons) and _one_letter_apart(asked, found):
        return Agreement.ONE_LETTER
    return Agreement.SIMILAR


def _one_letter_apart(asked: NamePart, found: NamePart) -> bool:
    left, right = mistypings(asked), mistypings(found)
    return not (left | set(asked.skeletons)).isdisjoint(right) or not left.isdisjoint(found.skeletons)


def _say(reason: Reason) -> str:
    words = {"role": ROLE_NAMES[reason.role], "asked": reason.asked, "found": reason.found}
    return str(SENTENCES[reason.code]) % words


_sentence = lazy(_say, str)
