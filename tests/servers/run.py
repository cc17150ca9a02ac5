"""One run of tests: its folder under var/, the servers that it started, and what a killed run left behind."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from search.node_process import is_alive
from tests.servers import clamd, elasticsearch, postgres, redis
from tests.servers.processes import Server, ServerUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNS = Path(__file__).resolve().parent.parent.parent / "var" / "test"
RUN_VARIABLE = "ATHAR_TEST_RUN"
KEPT_VARIABLE = "ATHAR_TEST_SERVERS"  # a folder of servers that outlive single runs (`python -m tests.servers`)
STARTERS = {
    "postgres": postgres.start,
    "elasticsearch": elasticsearch.start,
    "redis": redis.start,
    "clamd": clamd.start,
}


def begin() -> Path:
    """The folder of this run, named after the process that will end it; workers find it in their environment."""
    RUNS.mkdir(parents=True, exist_ok=True)
    end_killed_runs()
    folder = RUNS / str(os.getpid())
    folder.mkdir()
    os.environ[RUN_VARIABLE] = str(folder)
    return folder


def join_kept_servers() -> bool:
    """Whether this run meets servers that someone keeps running, and does not end them."""
    kept = os.environ.get(KEPT_VARIABLE)
    if kept:
        os.environ[RUN_VARIABLE] = kept
    return bool(kept)


def address(name: str) -> str:
    """Where the server `name` of this run answers; whoever asks first starts it, the others wait for that."""
    folder = Path(os.environ[RUN_VARIABLE])
    with locked(folder / f"{name}.lock"):
        record = folder / f"{name}.json"
        if not record.exists():
            record.write_text(json.dumps(started(name, folder / name)))
        told = json.loads(record.read_text())
    if "problem" in told:
        raise ServerUnavailableError(told["problem"])
    return told["address"]


def started(name: str, folder: Path) -> dict[str, object]:
    """What the record says: the server, or why there is none, so that the next worker does not wait for it again."""
    folder.mkdir()
    try:
        return asdict(STARTERS[name](folder))
    except ServerUnavailableError as error:
        return {"problem": str(error)}


def end(folder: Path) -> None:
    """Stops every server of the run by its process id and removes what it wrote."""
    for record in folder.glob("*.json"):
        told = json.loads(record.read_text() or "{}")
        if "pid" in told:
            Server(**told).stop()
            shutil.rmtree((folder / record.stem).resolve(), ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def end_killed_runs() -> None:
    for folder in RUNS.iterdir():
        if folder.name.isdecimal() and not is_alive(int(folder.name), "pytest"):
            end(folder)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
