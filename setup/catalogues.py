"""`python -m setup.catalogues`: how much of our own text is translated, and 1 when a word is missing or a plural has too few forms."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent.parent / "locale"
FORMS = re.compile(r"nplurals=(\d+)")


@dataclass(frozen=True)
class Standing:
    """One catalogue: how many strings it has, and which are not done."""

    language: str
    strings: int
    missing: list[str]

    @property
    def percent(self) -> int:
        """Rounded down: 100 is said of nothing less."""
        return (self.strings - len(self.missing)) * 100 // self.strings if self.strings else 0


def standing(path: Path) -> Standing:
    catalogue = polib.pofile(str(path))
    counted = FORMS.search(catalogue.metadata.get("Plural-Forms", ""))
    forms = int(counted[1]) if counted else 1
    entries = [entry for entry in catalogue if not entry.obsolete]
    missing = [entry.msgid for entry in entries if not is_done(entry, forms)]
    return Standing(path.parent.parent.name, len(entries), missing)


def is_done(entry: polib.POEntry, forms: int) -> bool:
    """Translated, nothing guessed, and one text for each form of its plural."""
    if entry.fuzzy:
        return False
    if entry.msgid_plural:
        return len(entry.msgstr_plural) == forms and all(entry.msgstr_plural.values())
    return bool(entry.msgstr)


def standings() -> list[Standing]:
    return [standing(path) for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))]


def said(found: list[Standing]) -> str:
    """One line when all is done, otherwise a line a language with the first words that are missing."""
    if all(one.percent == 100 for one in found) and len({one.strings for one in found}) == 1:  # noqa: PLR2004 - per cent
        return f"100 % of {found[0].strings} strings in each of {len(found) + 1} languages (English is the source)"
    lines = [f"{one.language}: {one.percent} % of {one.strings} strings; missing: {one.missing[:3]}" for one in found]
    return "\n".join(lines)


if __name__ == "__main__":
    found = standings()
    print(said(found))
    sys.exit(0 if said(found).startswith("100 %") else 1)
