from __future__ import annotations

import json
import subprocess
import sys
from itertools import chain, repeat

from search import node_process
from search.node_process import is_alive
from tests.servers import run
from tests.servers.processes import Server, ServerUnavailableError

SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]


def left_behind(folder):
    """A server of a run whose own process is gone."""
    (folder / "redis").mkdir(parents=True)
    process = subprocess.Popen([*SLEEP, str(folder / "redis")], start_new_session=True)
    record = {"address": "nowhere", "pid": process.pid, "mark": str(folder / "redis")}
    (folder / "redis.json").write_text(json.dumps(record))
    return Server(**record)


def test_what_a_killed_run_left_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "RUNS", tmp_path)
    server = left_behind(tmp_path / "4194999")
    run.end_killed_runs()
    assert (is_alive(server.pid, server.mark), list(tmp_path.iterdir())) == (False, [])


def test_a_stranger_with_the_same_number_is_left_alone(tmp_path):
    stranger = subprocess.Popen(SLEEP)
    Server("nowhere", stranger.pid, "a server of ours").stop()
    assert stranger.poll() is None
    stranger.terminate()
    stranger.wait()


def test_a_stranger_that_has_no_name_yet_is_left_alone(tmp_path, monkeypatch):
    stranger = subprocess.Popen(SLEEP)
    names = chain([b"", b"", b""], repeat(b"a stranger"))
    monkeypatch.setattr(node_process, "command_of", lambda pid: next(names))
    Server("nowhere", stranger.pid, "a server of ours").stop()
    assert stranger.poll() is None
    stranger.terminate()
    stranger.wait()


def test_a_server_that_cannot_start_is_tried_once(tmp_path, monkeypatch):
    def refuse(folder):
        raise ServerUnavailableError("Tests need redis-server.")

    monkeypatch.setitem(run.STARTERS, "redis", refuse)
    assert run.started("redis", tmp_path / "redis") == {"problem": "Tests need redis-server."}
