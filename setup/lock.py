"""Reads the locks and the floors: which version of which package, with which hashes."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import canonicalize_name
from packaging.version import Version

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"
LOCKS = (REQUIREMENTS / "base.txt", REQUIREMENTS / "dev.txt")
FLOORS = REQUIREMENTS / "floors.toml"
PINNED = re.compile(r"(?P<name>[A-Za-z0-9][\w.-]*)(?:\[[\w,-]+\])?==(?P<version>[^\s;\\]+)(?P<rest>.*)", re.DOTALL)
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")


@dataclass(frozen=True)
class Requirement:
    """One package of a lock."""

    name: str
    version: str
    hashes: int


def read_lock(text: str) -> dict[str, Requirement]:
    """Name → requirement. Raises ValueError on anything that is not one pinned version with its hashes."""
    found = {}
    for entry in _entries(text):
        match = PINNED.fullmatch(entry)
        if not match:
            raise ValueError(f"Not pinned to one version: {entry.split()[0]}")
        name = canonicalize_name(match["name"])
        found[name] = Requirement(name, match["version"], len(HASH.findall(match["rest"])))
    return found


def _entries(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return [entry.strip() for entry in re.split(r"\n(?=\S)", "\n".join(lines)) if entry.strip()]


def below_floor(locked: dict[str, Requirement], floors: dict[str, dict[str, str]]) -> list[str]:
    """One line a package that is older than its floor, or that has a floor and is not there."""
    problems = []
    for name, floor in floors.items():
        requirement = locked.get(canonicalize_name(name))
        if requirement is None:
            problems.append(f"{name} is not locked, and must be at least {floor['least']}.")
        elif Version(requirement.version) < Version(floor["least"]):
            problems.append(f"{name} {requirement.version} is below {floor['least']}: {floor['why']}")
    return problems


def read_floors() -> dict[str, dict[str, str]]:
    return tomllib.loads(FLOORS.read_text())
