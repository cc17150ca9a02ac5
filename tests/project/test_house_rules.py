"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("portal", "casework", "publications", "search")
CODE = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts]
TEMPLATES = [path for package in PACKAGES for path in (ROOT / package).rglob("*.html")]
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
VAGUE_NAMES = {"utils", "helpers", "common", "core"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> list[ast.FunctionDef]:
    return [
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


@pytest.mark.parametrize("path", [*CODE, *TEMPLATES], ids=name)
def test_files_stay_readable(path):
    assert len(path.read_text().splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", CODE, ids=name)
def test_functions_stay_short(path):
    assert [f.name for f in functions(path) if f.end_lineno - f.lineno >= LONGEST_FUNCTION] == []


@pytest.mark.parametrize("path", CODE, ids=name)
def test_names_say_what_a_file_is_for(path):
    assert not VAGUE_NAMES & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}


@pytest.mark.parametrize("path", CODE, ids=name)
def test_gettext_takes_no_formatted_strings(path):
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call) and node.args]
    marked = [c for c in calls if getattr(c.func, "id", "") in {"_", "gettext", "gettext_lazy", "ngettext"}]
    assert [c.lineno for c in marked if isinstance(c.args[0], ast.JoinedStr)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_carry_no_inline_script_or_style(path):
    # A mail cannot bring a sheet: its few rules come from casework.mail_style and from nowhere else.
    text = re.sub(r' style="{{ style\.\w+ }}"', "", path.read_text()) if "mail" in path.parts else path.read_text()
    scripts = [
        tag for tag in re.findall(r"<script\b[^>]*>", text) if "src=" not in tag and "application/ld+json" not in tag
    ]
    assert (scripts, re.findall(r"<style\b|\sstyle=|\son\w+=\"", text)) == ([], [])


def test_no_locale_package_shadows_the_standard_library():
    assert not (ROOT / "locale" / "__init__.py").exists()


def test_no_compiled_catalogue_is_kept():
    kept = subprocess.run(["git", "ls-files", "*.mo"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert kept == ""


def test_locks_carry_hashes_and_no_address():
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text()
        assert "--hash=sha256:" in text
        assert not re.search(r"^--(index-url|extra-index-url|find-links|trusted-host)|https?://", text, re.MULTILINE)
