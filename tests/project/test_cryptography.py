"""Every use of a cipher, a hash or chance is in the inventory, and the inventory names no other."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from casework.models import DataKey, KeyKind
from casework.vault import seal_bytes
from casework.vault.envelope import HEADER, NONCE_BYTES

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("portal", "casework", "publications", "search")
WATCHED = (
    "cryptography",
    "hashlib",
    "hmac",
    "secrets",
    "random",
    "django.utils.crypto",
    "django.core.signing",
    "nacl",
    "jwt",
)
ROW = re.compile(r"^\| `(?P<module>[\w/.]+\.py)` \| (?P<imports>[\w., ]+) \| (?P<why>.+) \|$", re.MULTILINE)


def uses(source):
    """The watched modules that a source imports, at the top or within."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        found |= {watched for watched in WATCHED for name in names if name == watched or name.startswith(f"{watched}.")}
    return found


def used():
    paths = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    invented = ROOT / "casework" / "demo"  # chance with a seed, for people who do not exist
    return {
        str(path.relative_to(ROOT)): names
        for path in paths
        if (names := uses(path.read_text()) - ({"random"} if invented in path.parents else set()))
    }


def listed():
    text = (ROOT / "docs" / "cryptography.md").read_text()
    return {row["module"]: set(row["imports"].split(", ")) for row in ROW.finditer(text)}


def test_k_06_the_inventory_is_complete_and_true():
    assert used() == listed()


def test_k_06_ciphers_live_in_the_vault():
    assert [
        module for module, names in used().items() if "cryptography" in names and "casework/vault/" not in module
    ] == []


def test_k_06_nothing_draws_from_a_guessable_source():
    assert [module for module, names in used().items() if "random" in names] == []


@pytest.mark.parametrize(
    "line",
    [
        "import hashlib",
        "from hashlib import md5",
        "import os, hmac",
        "from django.utils import crypto",
        "def f():\n    import random",
    ],
)
def test_k_06_no_spelling_of_an_import_escapes(line):
    assert uses(line)


def nonces(count):
    key = DataKey.objects.make(KeyKind.REGISTRATION)
    sealed = (seal_bytes(key, b"", context=("t", "r", "f")) for _time in range(count))
    return {value[HEADER.size : HEADER.size + NONCE_BYTES] for value in sealed}


def test_k_06_fifty_thousand_nonces_differ():
    assert len(nonces(50_000)) == 50_000


@pytest.mark.deep
def test_k_06_a_million_nonces_differ():
    assert len(nonces(1_000_000)) == 1_000_000


def test_k_06_a_nonce_has_96_bits_each_of_which_is_chance():
    drawn = nonces(2_000)
    ones = [sum(nonce[bit // 8] >> bit % 8 & 1 for nonce in drawn) for bit in range(96)]
    assert (NONCE_BYTES, min(ones) > 700, max(ones) < 1300) == (12, True, True)
