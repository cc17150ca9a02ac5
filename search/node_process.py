"""Processes that outlive who started them: known by a word of their own command line, ended by their id."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LOOKS_EVERY_SECONDS = 0.05


def is_alive(pid: int, mark: str) -> bool:
    """Whether `pid` still runs a program with `mark` in its command line, and not a stranger that was given the same number."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    try:
        return mark.encode() in command_of(pid) or has_no_name_yet(pid)
    except OSError:
        return False


def command_of(pid: int) -> bytes:
    """The words that the process was started with; raises OSError when there is no such process."""
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def has_no_name_yet(pid: int) -> bool:
    """True while a program is being exchanged for another, and while threads still end; false once only the parent's duty to collect it is left."""
    try:
        if command_of(pid):
            return False
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0]
        return state != "Z" or len(list(Path(f"/proc/{pid}/task").iterdir())) > 1
    except OSError:
        return False


def end(pid: int, mark: str, within_seconds: float = 20) -> None:
    """Asks the process to end, and ends it when it takes longer than `within_seconds`."""
    for order in (signal.SIGTERM, signal.SIGKILL):
        # A stranger that starts this very moment has no name either: it is not ours until it says so.
        wait_while(lambda: has_no_name_yet(pid), within_seconds)
        if has_no_name_yet(pid) or not is_alive(pid, mark):
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, order)
        wait_while(lambda: is_alive(pid, mark), within_seconds)


def wait_while(holds: Callable[[], bool], within_seconds: float) -> None:
    deadline = time.monotonic() + within_seconds
    while holds() and time.monotonic() < deadline:
        time.sleep(LOOKS_EVERY_SECONDS)
