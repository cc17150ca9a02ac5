"""Applies mutations one by one in a copy of the tree and runs their tests there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import psycopg

from tests.mutation.table import ROOT
from tests.servers import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tests.mutation.table import Mutation

PASSED, FAILED = 0, 1  # pytest's exit codes; any other means that no test ran
LONGEST_SECONDS = 600
RED, SURVIVED, BROKEN = "red", "SURVIVED", "BROKEN"
OPTIONS = ("-q", "-n", "0", "-p", "no:randomly", "-p", "no:cacheprovider")
DATABASE = f"{os.environ.get('ATHAR_DB_NAME', 'athar')}_mutation"
PATTERN = f"{DATABASE}_pattern"
DROP, CREATE = 'DROP DATABASE IF EXISTS "test_{}" WITH (FORCE)', 'CREATE DATABASE "test_{}" TEMPLATE "test_{}"'
ANY_TEST = "tests/casework/test_querysets.py::test_an_officer_sees_assigned_cases"
# A test that could not even begin has noticed nothing.
SOME_FAILED = re.compile(rb"^\d+ failed\b(?!.*\berrors?\b)", re.MULTILINE)


class Copy:
    """A copy of the working tree: the one that people edit is never touched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last_output = b""

    def make(self) -> None:
        listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
        catalogues = [str(path.relative_to(ROOT)) for path in ROOT.glob("locale/*/LC_MESSAGES/*.mo")]
        for name in [*names, *catalogues]:
            if (ROOT / name).is_file():
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self.folder / name)
        (self.folder / ".venv").unlink(missing_ok=True)
        (self.folder / ".venv").symlink_to(ROOT / ".venv")

    def make_database(self) -> None:
        """The pattern of the database that each run begins with: some tests leave theirs empty."""
        _at_the_server(DROP.format(PATTERN))  # it may stem from older migrations
        if self._run([ANY_TEST], database=PATTERN) != PASSED:
            raise RuntimeError(self.last_output.decode(errors="replace"))

    def failing(self, tests: Iterable[str]) -> bool:
        """Whether any of the tests fails while nothing is changed."""
        return self._run_afresh(list(dict.fromkeys(tests))) != PASSED

    def verdict(self, mutation: Mutation) -> str:
        before = {path: path.read_text() for path in mutation.mutated(self.folder)}
        for path, text in mutation.mutated(self.folder).items():
            path.write_text(text)
        try:
            return self._judged(self._run_afresh(["-x", mutation.test]))
        finally:
            for path, text in before.items():
                path.write_text(text)

    def _judged(self, code: int) -> str:
        if code == FAILED and not SOME_FAILED.search(self.last_output):
            return BROKEN
        return {FAILED: RED, PASSED: SURVIVED}.get(code, BROKEN)

    def _run_afresh(self, arguments: Sequence[str]) -> int:
        """The same, in a new copy of the database; its row policies are laid at the beginning of the run."""
        _at_the_server(DROP.format(DATABASE), CREATE.format(DATABASE, PATTERN))
        return self._run(arguments, database=DATABASE)

    def _run(self, arguments: Sequence[str], *, database: str) -> int:
        """Pytest's exit code."""
        # Nothing compiled is kept: a change within the same second must count.
        environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "ATHAR_DB_NAME": database}
        command = [sys.executable, "-m", "pytest", *OPTIONS, *arguments]
        try:
            done = subprocess.run(
                command, cwd=self.folder, env=environment, capture_output=True, timeout=LONGEST_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return -1
        self.last_output = done.stdout
        return done.returncode


def _at_the_server(*statements: str) -> None:
    with psycopg.connect(run.address("postgres"), dbname="postgres", autocommit=True) as server:
        for statement in statements:
            server.execute(statement.encode())
