"""The table of access in README.md says what casework/roles.py does."""

from __future__ import annotations

import pytest

from casework.enums import Role
from casework.roles import Subject, holds
from tests.project.test_house_rules import ROOT

WORDS = {"R": "reads", "W": "asks", "A": "approves"}
COLUMNS = {
    "how to reach the family": Subject.CONTACT,
    "name search": Subject.SEARCH,
    "opens in need": Subject.GLASS,
    "roles": Subject.ROLE,
    "accounts": Subject.ACCOUNT,
    "audit log": Subject.LOG,
}


def table():
    """Role → column → cell."""
    lines = [
        line.strip("|").split("|") for line in (ROOT / "README.md").read_text().splitlines() if line.startswith("|")
    ]
    first = next(number for number, cells in enumerate(lines) if "name search" in " ".join(cells))
    heads = [cell.strip() for cell in lines[first]]
    rows = [[cell.strip() for cell in cells] for cells in lines[first + 2 :] if len(cells) == len(heads)]
    return {cells[0].replace(" ", "_"): dict(zip(heads, cells, strict=True)) for cells in rows}


@pytest.mark.parametrize(
    "role", [role for role in Role if any(holds(role, access, s) for access in WORDS for s in Subject)]
)
def test_z_01_the_readme_gives_a_role_what_the_table_gives(role):
    row = table()[role]
    for column, subject in COLUMNS.items():
        if subject == Subject.SEARCH:
            assert bool(row[column]) == holds(role, "R", subject)
        else:
            assert row[column] == ", ".join(word for access, word in WORDS.items() if holds(role, access, subject)), (
                column
            )
    assert bool(row["cases"]) == holds(role, "R", Subject.CASE)


def test_every_role_with_a_right_has_a_line_and_pages_give_none():
    assert {role for role in table() if role in set(Role)} == {
        role for role in Role if any(holds(role, access, s) for access in WORDS for s in Subject)
    }
