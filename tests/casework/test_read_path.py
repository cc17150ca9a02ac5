"""Case data is read through `visible_to` alone: whoever reaches for `.objects` elsewhere is named here."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CASE_MODELS = {"AuditEvent", "Case", "ContactPlan", "Person", "PersonName", "Registration", "Relative"}
# Each reads without an actor for a reason of its own.
MAY_READ = {
    "casework/querysets.py": "defines visible_to",
    "casework/audit/recording.py": "writes events",
    "casework/audit/sealing.py": "hashes every event, opens none",
    "casework/audit/verifying.py": "hashes every event, opens none",
    "casework/documents.py": "the index carries its own scopes",
    "casework/naming.py": "opens names of ids that visible_to gave",
}
MAY_READ_FOLDERS = ("casework/services/", "casework/demo/", "casework/migrations/")
CODE = [
    path
    for package in ("portal", "casework", "publications", "search")
    for path in sorted((ROOT / package).rglob("*.py"))
]


def bypasses(source: str) -> list[int]:
    """Lines with `Model.objects` that neither goes on to `visible_to` nor stands in a Prefetch, which reads along visible rows alone."""
    tree = ast.parse(source)
    allowed = {node.value for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "visible_to"}
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Prefetch":
            allowed |= set(ast.walk(call))
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_default_manager", "_base_manager"}
        and isinstance(node.value, ast.Name)
        and node.value.id in CASE_MODELS
        and node not in allowed
    ]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", CODE, ids=name)
def test_case_data_is_read_through_visible_to(path):
    if name(path) in MAY_READ or name(path).startswith(MAY_READ_FOLDERS):
        return
    assert bypasses(path.read_text()) == []


@pytest.mark.parametrize(
    "source", ["Case.objects.all()", "rows = Person.objects", "Registration._base_manager.get(pk=1)"]
)
def test_a_bypass_is_caught(source):
    assert bypasses(source) == [1]


@pytest.mark.parametrize(
    "source",
    [
        "Case.objects.visible_to(actor).filter(pk=1)",
        "rows.prefetch_related(Prefetch('names', PersonName.objects.all()))",
    ],
)
def test_the_right_way_passes(source):
    assert bypasses(source) == []


@pytest.mark.parametrize("path", MAY_READ)
def test_no_exception_outlives_its_file(path):
    assert (ROOT / path).is_file()
