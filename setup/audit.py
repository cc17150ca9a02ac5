"""`python -m setup.audit`: asks for known holes in every locked package, and fails unless every one was really looked up.

pip-audit alone exits with 0 and says "No known vulnerabilities found" when it could look up nothing, as behind a mirror of packages.
Exits with 0 when sound, 1 on a hole, 2 when something was not audited.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from setup.lock import LOCKS, read_lock

SOUND, HOLES, NOT_AUDITED = 0, 1, 2


def judge(report: str, expected: set[str]) -> tuple[int, str]:
    """The exit code and one message for pip-audit's JSON; `expected` are the names that had to be looked up."""
    try:
        dependencies = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return NOT_AUDITED, "NOT AUDITED: pip-audit gave no report."
    audited = {entry["name"]: entry["vulns"] for entry in dependencies if "vulns" in entry}
    holes = [f"{name}: {hole['id']}" for name, vulns in sorted(audited.items()) for hole in vulns]
    missed = sorted(expected - audited.keys())
    if holes:
        return HOLES, f"{len(holes)} known holes in {len(audited)} audited packages.\n" + "\n".join(holes)
    if missed or not audited:
        told = f"NOT AUDITED: {len(missed)} of {len(expected)} packages were not looked up ({', '.join(missed[:5])} …)."
        return NOT_AUDITED, f"{told} Is the feed of advisories (pypi.org) reachable from here?"
    return SOUND, f"{len(audited)} packages audited, no known hole."


def audit(lock: Path) -> tuple[int, str]:
    command = [str(Path(sys.executable).parent / "pip-audit"), "--format", "json", "--progress-spinner", "off"]
    done = subprocess.run(
        [*command, "--require-hashes", "--disable-pip", "--requirement", str(lock)],
        stdout=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    return judge(done.stdout, set(read_lock(lock.read_text())))


if __name__ == "__main__":
    judged = [audit(lock) for lock in LOCKS]
    print(*(f"{lock.name}: {message}" for lock, (_code, message) in zip(LOCKS, judged, strict=True)), sep="\n")
    codes = {code for code, _message in judged}
    sys.exit(HOLES if HOLES in codes else max(codes))
