"""Applies mutations one by one in a copy of the tree and runs their tests there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.mutation.table import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.mutation.table import Mutation

PASSED, FAILED = 0, 1  # pytest's exit codes; any other means that no test ran
LONGEST_SECONDS = 600
CAUGHT, SURVIVED, BROKEN = "caught", "SURVIVED", "BROKEN"


class Copy:
    """A copy of the working tree: the one that people edit is never touched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
        catalogues = [str(path.relative_to(ROOT)) for path in ROOT.glob("locale/*/LC_MESSAGES/*.mo")]
        for name in [*names, *catalogues]:
            if (ROOT / name).is_file():
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self.folder / name)
        (self.folder / ".venv").unlink(missing_ok=True)
        (self.folder / ".venv").symlink_to(ROOT / ".venv")

    def run(self, tests: Iterable[str]) -> int:
        """Pytest's exit code."""
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            "0",
            "-p",
            "no:randomly",
            "-p",
            "no:cacheprovider",
            *tests,
        ]
        # Nothing compiled is kept: a change within the same second must count.
        environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "ATHAR_DB_NAME": "athar_mutation"}
        try:
            return subprocess.run(
                command, cwd=self.folder, env=environment, capture_output=True, timeout=LONGEST_SECONDS, check=False
            ).returncode
        except subprocess.TimeoutExpired:
            return -1

    def verdict(self, mutation: Mutation) -> str:
        path = self.folder / mutation.file
        before = path.read_text()
        path.write_text(mutation.applied_to(before))
        try:
            return {FAILED: CAUGHT, PASSED: SURVIVED}.get(self.run([mutation.test]), BROKEN)
        finally:
            path.write_text(before)
