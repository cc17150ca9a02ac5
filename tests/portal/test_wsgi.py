"""Servers run the checks, which only management commands run by themselves: a fresh interpreter each."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SETTINGS = "from portal.settings.demo import *\n"


def start(folder, line):
    (folder / "broken.py").write_text(SETTINGS + line)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{folder}:.",
        "ATHAR_VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "broken",
    }
    return subprocess.run(
        [sys.executable, "-c", "import portal.wsgi"], env=environment, capture_output=True, text=True, check=False
    )


def test_a_sound_configuration_starts(tmp_path):
    assert start(tmp_path, "").returncode == 0


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ("ATHAR_AREAS = ['famly']", "portal.E002"),
        ("WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = True", "portal.E003"),
        ("DEMO = False", "casework.E001"),
    ],
)
def test_a_failing_check_stops_the_start(tmp_path, line, check):
    assert check in start(tmp_path, line).stderr
