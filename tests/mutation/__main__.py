"""`python -m tests.mutation [ID …]`: switches each protection off and expects its test to fail. Exits with 1 when one does not."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.mutation.runner import BROKEN, RED, Copy
from tests.mutation.table import Mutation, read_table
from tests.servers import run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

UNKNOWN = 2
LAST_LINES = 30


def chosen(names: Sequence[str]) -> list[Mutation]:
    table = read_table()
    for name in names:
        if not any(mutation.answers_to([name]) for mutation in table):
            sys.exit(f"No such mutation: {name}.")
    return [mutation for mutation in table if not names or mutation.answers_to(names)]


@contextmanager
def servers() -> Iterator[None]:
    """Those that somebody keeps running, or a set of our own for all runs."""
    if run.join_kept_servers():
        yield
        return
    folder = run.begin()
    os.environ[run.KEPT_VARIABLE] = str(folder)
    try:
        yield
    finally:
        run.end(folder)


def main(names: Sequence[str]) -> int:
    mutations, began = chosen(names), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="athar-mutation-") as folder, servers():
        copy = Copy(Path(folder))
        copy.make()
        copy.make_database()
        print(f"{len(mutations)} mutations. First their tests without any …", flush=True)
        if copy.failing(mutation.test for mutation in mutations):
            print(last_words(copy), "\nA test fails without any mutation: mend it first.", sep="\n")
            return UNKNOWN
        verdicts = {mutation: told(copy, mutation) for mutation in mutations}
    print(table_of(verdicts))
    red, minutes = list(verdicts.values()).count(RED), (time.monotonic() - began) / 60
    print(f"\n{red} of {len(verdicts)} red, {len(verdicts) - red} not, in {minutes:.1f} minutes.")
    return 0 if red == len(verdicts) else 1


def told(copy: Copy, mutation: Mutation) -> str:
    began = time.monotonic()
    verdict = copy.verdict(mutation)
    print(f"{verdict:<9} {mutation.id:<30} {time.monotonic() - began:4.0f} s", flush=True)
    if verdict == BROKEN:
        print(last_words(copy))
    return verdict


def last_words(copy: Copy) -> str:
    return "\n".join(copy.last_output.decode(errors="replace").splitlines()[-LAST_LINES:])


def table_of(verdicts: dict[Mutation, str]) -> str:
    """One line a mutation: id · what is switched off · test · verdict."""
    rows = [(mutation.id, mutation.what, mutation.test, verdict) for mutation, verdict in verdicts.items()]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        " · ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]) for row in rows
    ]
    return "\n".join(["", *lines])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
