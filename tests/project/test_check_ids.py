"""Checks at the start: an id means one thing, and operators find each in docs/first-install.md."""

from __future__ import annotations

import re
from collections import defaultdict

from tests.project.test_house_rules import CODE, ROOT

DOCUMENTED = re.findall(
    r"^\| `((?:casework|portal)\.[EW]\d{3})` \|", (ROOT / "docs" / "first-install.md").read_text(), re.MULTILINE
)
GIVEN = re.compile(r"\bid=\"([\w.]+\.[A-Z]\d+)\"")


def functions_by_id():
    """Which functions give an id: a check, or what it leads to."""
    found = defaultdict(set)
    for path in CODE:
        for piece in re.split(r"^(?=def |@register)", path.read_text(), flags=re.MULTILINE):
            name = re.search(r"^def (\w+)", piece, re.MULTILINE)
            for told in GIVEN.findall(piece):
                found[told].add(f"{path.relative_to(ROOT)}::{name[1]}")
    return found


def test_each_id_belongs_to_one_check():
    found = functions_by_id()
    assert len(found) >= 16
    assert {told: places for told, places in found.items() if len(places) > 1} == {}


def test_an_id_begins_with_its_package():
    assert [
        told
        for told, places in functions_by_id().items()
        for place in places
        if not place.startswith(f"{told.split('.')[0]}/")
    ] == []


def test_each_id_is_documented_once():
    assert sorted(DOCUMENTED) == sorted(functions_by_id())
