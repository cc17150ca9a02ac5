"""`python -m tests.mutation [ID …]`: switches each protection off and expects its test to fail. Exits with 1 when one does not."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.mutation.runner import CAUGHT, PASSED, Copy
from tests.mutation.table import ROOT, Mutation, read_table
from tests.servers import run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

UNKNOWN = 2


def chosen(names: Sequence[str]) -> list[Mutation]:
    table = read_table()
    if unknown := set(names) - {mutation.id for mutation in table}:
        sys.exit(f"No such mutation: {', '.join(sorted(unknown))}.")
    return [mutation for mutation in table if not names or mutation.id in names]


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
    mutations = chosen(names)
    copy = Copy(ROOT / "var" / "mutation")
    copy.make()
    with servers():
        if copy.run(dict.fromkeys(mutation.test for mutation in mutations)) != PASSED:
            print("The tests fail without any mutation: mend them first.")
            return UNKNOWN
        verdicts = [told(mutation, copy.verdict(mutation)) for mutation in mutations]
    caught = verdicts.count(CAUGHT)
    print(f"{caught} of {len(verdicts)} mutations caught.")
    return 0 if caught == len(verdicts) else 1


def told(mutation: Mutation, verdict: str) -> str:
    print(f"{verdict:<9} {mutation.id:<28} {mutation.what} ({mutation.file})", flush=True)
    return verdict


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
