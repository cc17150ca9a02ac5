"""From rows of single names to whole names, as the search and the pages want them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from casework.enums import NameRole, Script
from casework.models import PersonName
from casework.vault import VaultError, open_bytes
from search.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casework.field_policy import Sight
    from casework.models import Person

SPOKEN_ORDER = (NameRole.GIVEN, NameRole.FATHER, NameRole.GRANDFATHER, NameRole.FAMILY)


def readable_names(rows: Iterable[PersonName]) -> list[tuple[PersonName, str]]:
    """Rows with their clear text; those whose registration was erased are left out. Raises VaultError for tampering."""
    return [(row, row.text) for row in rows if row.source.data_key.destroyed_at is None]


def whole_names(parts: Iterable[tuple[str, str, str, str]]) -> list[Names]:
    """Names from (source, script, role, text): one for each source and script, and one more for each further form."""
    groups: defaultdict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for source, script, role, text in parts:
        forms = groups[source, script]
        free = next((form for form in forms if role not in form and (role == NameRole.FULL) == ("full" in form)), None)
        if free is None or role == NameRole.FULL:
            free = {}
            forms.append(free)
        free[role] = text
    return [Names(**form) for forms in groups.values() for form in forms]


def names_by_case(case_ids: Iterable[str]) -> tuple[dict[str, list[Names]], set[str]]:
    """All readable names of these cases, and the cases of which a name would not open (erased ones are not among them)."""
    opened: defaultdict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    refused: set[str] = set()
    table, column = PersonName._meta.db_table, "text"  # noqa: SLF001 - Django's public _meta
    for held in PersonName.objects.as_held(case_ids):
        if held.destroyed_at is not None:
            continue
        try:
            text = open_bytes(held, held.text, context=(table, held.pk, column)).decode()
        except VaultError:
            refused.add(held.case_id)
        else:
            opened[held.case_id].append((held.source_id, held.script, held.role, text))
    return {case_id: whole_names(parts) for case_id, parts in opened.items()}, refused


def spoken(names: Names) -> str:
    """A name in the order in which it is said."""
    return names.full or " ".join(part for role in SPOKEN_ORDER if (part := getattr(names, role))) or names.kunya


def display_names(person: Person, sight: Sight) -> dict[str, str]:
    """The fullest spoken form in each script, by script code; empty when nothing can be read or may be shown."""
    if not sight.may("PersonName.text"):
        return {}
    best: dict[str, str] = {}
    opened = readable_names(person.names.all())
    for script in Script.values:
        forms = whole_names((row.source_id, row.script, row.role, text) for row, text in opened if row.script == script)
        if forms:
            best[script] = max((spoken(form) for form in forms), key=len)
    return best
