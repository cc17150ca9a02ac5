"""What a stranger types first does what it says."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TARGETS = (
    "demo",
    "setup",
    "test",
    "test-deep",
    "check",
    "bench",
    "lock",
    "audit",
    "sbom",
    "mutate",
    "walk",
    "pictures",
    "clean",
)


def told(*command: str, **environment: str) -> str:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(command, cwd=ROOT, env=inherited | environment, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.mark.parametrize("target", TARGETS)
def test_help_names_every_target(target):
    assert re.search(rf"^ +make {target} +\w", told("make", "help"), re.MULTILINE)


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_can_be_planned(target):
    assert told("make", "--dry-run", target)


def test_the_port_reaches_the_server():
    assert "setup/serve.sh 8123" in told("make", "--dry-run", "demo", "PORT=8123")


def test_a_new_beginning_is_only_made_when_asked_for():
    plans = (told("make", "--dry-run", "demo"), told("make", "--dry-run", "demo", "RESET=1"))
    assert ["--reset" in plan for plan in plans] == [False, True]


def test_continuous_integration_runs_what_people_run():
    assert (ROOT / ".ci" / "run").read_text().splitlines()[-1] == "exec make test"


def test_missing_packages_are_told_with_their_reasons(tmp_path):
    (tmp_path / "status").touch()
    listed = told("sh", "setup/debian.sh", "demo", "--dry-run", DPKG_ADMINDIR=str(tmp_path))
    assert re.search(r"fonts-noto-core +Arabic and Latin letters in PDF files", listed)


def test_nothing_is_told_about_another_set(tmp_path):
    (tmp_path / "status").touch()
    assert "chromium" not in told("sh", "setup/debian.sh", "demo", "--dry-run", DPKG_ADMINDIR=str(tmp_path))


@pytest.mark.parametrize("line", (ROOT / "setup" / "packages.txt").read_text().splitlines()[1:])
def test_every_package_has_a_set_a_check_and_a_reason(line):
    assert re.fullmatch(
        r"(demo|search|test) +[a-z0-9.+-]+ +(package|python|python-venv|java|postgres|command:\S+) +\S.*", line
    )
