"""Starts a server's program and waits until it answers."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.node_process import end, is_alive

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SYSTEM_FOLDERS = "/usr/sbin:/usr/local/sbin"
STARTS_WITHIN_SECONDS = 60


class ServerUnavailableError(RuntimeError):
    """A server that tests need cannot run here; the message says what to install."""


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, its process, and a word of its command line that tells it from a stranger."""

    address: str
    pid: int
    mark: str

    def stop(self) -> None:
        end(self.pid, self.mark)


def program(name: str, package: str, folders: str = "") -> str:
    """The path of a program, which Debian may keep outside the path of ordinary people."""
    if found := shutil.which(name, path=f"{folders}:{os.environ['PATH']}:{SYSTEM_FOLDERS}"):
        return found
    raise ServerUnavailableError(f"Tests need {name}: run `sh setup/debian.sh test` (Debian package {package}).")


def launch(command: list[str], folder: Path, address: str, answers: Callable[[], object]) -> Server:
    """Runs `command`, which names `folder`, apart from this terminal, so that Ctrl-C reaches it only through us."""
    log = folder / "server.log"
    with log.open("ab") as file:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=file, stderr=file, start_new_session=True
        )
    server = Server(address, process.pid, str(folder))
    try:
        wait_until(answers, server)
    except BaseException as problem:  # Ctrl-C while it starts, too: nobody else knows the process yet
        server.stop()
        if isinstance(problem, ServerUnavailableError):
            raise ServerUnavailableError(f"{problem}\n{log.read_text(errors='replace')[-2000:]}") from None
        raise
    return server


def wait_until(answers: Callable[[], object], server: Server) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline and is_alive(server.pid, server.mark):
        try:
            answers()
        except Exception:  # noqa: BLE001  each client has its own words for "not yet"
            time.sleep(0.05)
        else:
            return
    raise ServerUnavailableError(f"The server of {server.mark} did not start.")
