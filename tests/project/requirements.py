"""The list of requirements in docs/security.md, and the tests that carry their ids. `python -m tests.project.requirements` writes the column of tests."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENT = ROOT / "docs" / "security.md"
ROW = re.compile(r"^\| ([A-Z])-(\d+) \| (P\d) \| (.+?) \| (.*?) ?\|$", re.MULTILINE)
NAME = re.compile(r"^test_([a-z])_(\d\d)_")
ABSENT = "*absent*"


@dataclass(frozen=True)
class Requirement:
    """One row: its id, how pressing it is, what holds, and where that is proved."""

    id: str
    priority: str
    text: str
    tests: str

    @property
    def files(self) -> list[str]:
        return re.findall(r"`(tests/[^`]+)`", self.tests)


def requirements() -> list[Requirement]:
    return [Requirement(f"{group}-{number}", *rest) for group, number, *rest in ROW.findall(DOCUMENT.read_text())]


def id_of(name: str) -> str | None:
    """`A-5` of `test_a_05_a_code_works_once`."""
    found = NAME.match(name)
    return f"{found[1].upper()}-{int(found[2])}" if found else None


def files_by_id() -> dict[str, list[str]]:
    """The files in which a test bears the id."""
    files: defaultdict[str, set[str]] = defaultdict(set)
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and (found := id_of(node.name)):
                files[found].add(str(path.relative_to(ROOT)))
    return {found: sorted(paths) for found, paths in files.items()}


def write() -> None:
    """Brings the last column up to date; an *absent* row without tests stays as it is."""
    files = files_by_id()

    def row(match: re.Match[str]) -> str:
        group, number, priority, text, tests = match.groups()
        found = " ".join(f"`{path}`" for path in files.get(f"{group}-{number}", []))
        return f"| {group}-{number} | {priority} | {text} | {found or (ABSENT if ABSENT in tests else '')} |"

    DOCUMENT.write_text(ROW.sub(row, DOCUMENT.read_text()))


if __name__ == "__main__":
    write()
