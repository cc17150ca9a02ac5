from __future__ import annotations

import ast
from pathlib import Path

import pytest

from casework import vault

ROOT = Path(__file__).resolve().parent.parent.parent.parent
OUTSIDE = [
    path
    for package in ("portal", "casework", "publications", "search")
    for path in sorted((ROOT / package).rglob("*.py"))
]
OUTSIDE = [path for path in OUTSIDE if "vault" not in path.parts]


def imported(path):
    tree = ast.parse(path.read_text())
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: str(path.relative_to(ROOT)))
def test_ciphers_live_in_the_vault_alone(path):
    assert not [module for module in imported(path) if module.split(".")[0] == "cryptography"]


def test_the_public_names_are_there():
    assert all(hasattr(vault, name) for name in vault.__all__)
