"""Processes that outlive who started them: known by a word of their own command line, ended by their id."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path

LOOKS_EVERY_SECONDS = 0.05


def is_alive(pid: int, mark: str) -> bool:
    """Whether `pid` still runs a program with `mark` in its command line, and not a stranger that was given the same number."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
        return mark.encode() in command if command else has_no_name_yet(pid)
    except OSError:
        return False


def has_no_name_yet(pid: int) -> bool:
    """True between fork and exec, and while threads still end; false once only the parent's duty to collect it is left."""
    state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0]
    return state != "Z" or len(list(Path(f"/proc/{pid}/task").iterdir())) > 1


def end(pid: int, mark: str, within_seconds: float = 20) -> None:
    """Asks the process to end, and ends it when it takes longer than `within_seconds`."""
    for order in (signal.SIGTERM, signal.SIGKILL):
        if not is_alive(pid, mark):
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, order)
        wait_until_gone(pid, mark, within_seconds)


def wait_until_gone(pid: int, mark: str, within_seconds: float) -> None:
    deadline = time.monotonic() + within_seconds
    while is_alive(pid, mark) and time.monotonic() < deadline:
        time.sleep(LOOKS_EVERY_SECONDS)
