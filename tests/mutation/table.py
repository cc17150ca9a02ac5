"""The table of protections: how each is switched off, and the test that must notice."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

ROOT = Path(__file__).resolve().parent.parent.parent
TABLE = Path(__file__).parent / "mutations.toml"
CHANGE = ("file", "old", "new")


@dataclass(frozen=True)
class Change:
    """In `file`, the one place that says `old` says `new` instead."""

    file: str
    old: str
    new: str

    def applied_to(self, source: str) -> str:
        """Raises ValueError unless `old` stands there exactly once."""
        if source.count(self.old) != 1:
            raise ValueError(f"{self.file} says {source.count(self.old)} times what is to be changed: {self.old}")
        return source.replace(self.old, self.new)


@dataclass(frozen=True)
class Mutation:
    """One protection switched off, with every lock that it has; then `test` must fail."""

    id: str
    what: str
    test: str
    changes: tuple[Change, ...]

    def mutated(self, root: Path) -> dict[Path, str]:
        """What each changed file below `root` says afterwards. Raises ValueError where a change does not fit."""
        texts: defaultdict[Path, str] = defaultdict(str)
        for change in self.changes:
            path = root / change.file
            texts[path] = change.applied_to(texts[path] or path.read_text())
        return dict(texts)

    def answers_to(self, names: Collection[str]) -> bool:
        """Its own id, or the beginning of it: `a-05` means all that concern A-5."""
        return any(self.id == name or self.id.startswith(f"{name}-") for name in names)


def read_table() -> list[Mutation]:
    return [_mutation(row) for row in tomllib.loads(TABLE.read_text())["mutation"]]


def _mutation(row: dict[str, Any]) -> Mutation:
    """A row has one change beside its other entries, or several under `changes`."""
    changes = row.pop("changes", None) or [{name: row.pop(name) for name in CHANGE}]
    return Mutation(**row, changes=tuple(Change(**change) for change in changes))
