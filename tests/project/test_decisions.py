"""Decisions: one number each, without a gap, and whoever names one names a file that is there."""

from __future__ import annotations

import re
import subprocess

from tests.project.test_house_rules import ROOT

FOLDER = ROOT / "docs" / "decisions"
FILES = sorted(path.name for path in FOLDER.glob("*.md"))


def test_each_decision_has_a_number_of_its_own():
    assert [int(name[:4]) for name in FILES] == list(range(1, len(FILES) + 1))


def test_each_title_carries_the_number_of_its_file():
    titles = [(FOLDER / name).read_text().splitlines()[0] for name in FILES]
    assert [
        name for name, title in zip(FILES, titles, strict=True) if not title.startswith(f"# {int(name[:4])}. ")
    ] == []


def test_every_named_decision_is_there():
    listed = subprocess.run(
        ["git", "grep", "-hoE", r"decisions/[0-9]{4}-[a-z-]+\.md"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert {name for name in re.findall(r"[0-9]{4}-[a-z-]+\.md", listed.stdout) if name not in FILES} == set()
