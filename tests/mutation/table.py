"""The table of protections: how each is switched off, and the test that must notice."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TABLE = Path(__file__).parent / "mutations.toml"


@dataclass(frozen=True)
class Mutation:
    """In `file`, the one place that says `old` says `new` instead, and `test` must fail."""

    id: str
    what: str
    file: str
    old: str
    new: str
    test: str

    def applied_to(self, source: str) -> str:
        """Raises ValueError unless `old` stands there exactly once."""
        if source.count(self.old) != 1:
            raise ValueError(f"{self.id}: {self.file} says {source.count(self.old)} times what is to be changed.")
        return source.replace(self.old, self.new)


def read_table() -> list[Mutation]:
    return [Mutation(**row) for row in tomllib.loads(TABLE.read_text())["mutation"]]
