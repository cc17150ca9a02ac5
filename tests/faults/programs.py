"""Other processes of the program, on the test's own database and keys."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection

PLACE = ("NAME", "HOST", "PORT", "USER", "OPTIONS")  # of a worker: see tests.database.roles.hand_over
PATIENCE_SECONDS = 60
LINES = """from portal.settings.test import *
DATABASES["default"].update({database!r})
{more}
"""


def environment(folder, *, more="", **database):
    """What a process needs to meet the test's database; `more` is added to its settings."""
    told = {name: connection.settings_dict[name] for name in PLACE} | database
    (folder / "elsewhere.py").write_text(LINES.format(database=told, more=more))
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{folder}:.",
        "ATHAR_TEST_DIR": str(settings.TEST_DIR),
        "DJANGO_SETTINGS_MODULE": "elsewhere",
    }


def python(code, told):
    return subprocess.run([sys.executable, "-c", code], env=told, capture_output=True, text=True, check=False)


def manage(told, *words):
    return subprocess.run([sys.executable, "manage.py", *words], env=told, capture_output=True, text=True, check=False)


def begin(told, *words):
    """The command, running; the caller waits for it or kills it."""
    return subprocess.Popen(
        [sys.executable, "manage.py", *words], env=told, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def wait_for(happened, process):
    """Until `happened()` is true. A process that ends or lingers before fails the test, with what it said."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        if process.poll() is not None or time.monotonic() > end:
            process.kill()
            pytest.fail("\n".join(map(str, process.communicate())), pytrace=False)
        time.sleep(0.005)
