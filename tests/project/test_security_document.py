"""docs/security.md says which test proves what, and is held to it."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.core.management import get_commands

from casework import vault
from tests.access.routes import all_routes
from tests.project.requirements import ABSENT, ROOT, files_by_id, requirements

ROWS = requirements()
FILES = files_by_id()
ASVS = (ROOT / "docs" / "asvs.md").read_text()


def names(row):
    return row.id


def has_address(*beginnings):
    return any(route.path.startswith(beginnings) for route in all_routes())


def has_model(*words):
    return any(word in model.__name__.lower() for model in apps.get_models() for word in words)


def has_command(*commands):
    return bool(set(commands) & get_commands().keys())


# How each surface that does not exist yet would show itself.
SURFACES = {
    "I-1": lambda: has_address("/en/partners/", "/api/"),
    "I-2": lambda: has_address("/api/"),
    "I-3": lambda: has_address("/en/partners/", "/api/"),
    "I-4": lambda: has_address("/api/"),
    "I-5": lambda: has_model("share", "sharing", "referral", "handover"),
    "K-5": lambda: hasattr(vault, "blind_index"),
    "B-1": lambda: has_command("backup"),
    "B-2": lambda: has_command("restore"),
    "B-3": lambda: has_model("retention") or has_command("retention"),
}


def test_the_list_is_there():
    assert len(ROWS) == len({row.id for row in ROWS}) >= 70


@pytest.mark.parametrize("row", ROWS, ids=names)
def test_a_row_names_the_files_whose_tests_bear_its_id(row):
    """Mended by `python -m tests.project.requirements`."""
    assert row.files == FILES.get(row.id, [])


@pytest.mark.parametrize("row", [row for row in ROWS if not row.files], ids=names)
def test_a_row_without_tests_has_no_surface_either(row):
    assert row.tests == ABSENT
    assert not SURFACES[row.id]()


def test_no_test_bears_an_id_that_is_not_in_the_list():
    assert FILES.keys() <= {row.id for row in ROWS}


def test_the_detectors_of_surfaces_see_those_that_exist():
    assert has_address("/en/my/")
    assert has_model("registration")
    assert has_command("seed_demo")


def test_the_map_to_asvs_names_rows_of_the_list():
    named = set(re.findall(r"\b([A-Z]-\d+)\b", ASVS))
    assert named - {row.id for row in ROWS} <= {f"R-{number}" for number in range(1, 7)}


def test_the_map_to_asvs_is_whole():
    mapped = set(re.findall(r"\b(\d{1,2}\.\d{1,2}\.\d{1,2})\b", ASVS))
    assert len(mapped) >= 240
