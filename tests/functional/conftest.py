"""The demo itself, served as `make demo` serves it, with the real Elasticsearch: what the journeys walk through."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from tests.servers.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
STARTS_WITHIN_SECONDS = 180


class Demo:
    """A running demo: its address, its accounts, and fresh codes."""

    def __init__(self, base_url: str, environment: dict[str, str], accounts: list[dict[str, str]]) -> None:
        self.base_url = base_url
        self.environment = environment
        self.accounts = accounts

    def account(self, area: str) -> dict[str, str]:
        return next(account for account in self.accounts if account["area"] == area)

    def manage(self, *arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True, timeout=900
        ).stdout

    def code(self, login: str) -> str:
        return self.manage("demo_code", login).strip().split()[-1]


def environment(folder: Path, port: int, elasticsearch_url: str) -> dict[str, str]:
    return {
        **{
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("ATHAR_", "PYTEST_", "DJANGO_ALLOW_"))
        },
        "DJANGO_SETTINGS_MODULE": "portal.settings.demo",
        "ATHAR_VAR_DIR": str(folder),
        "ATHAR_BASE_URL": f"http://localhost:{port}",
        "ATHAR_SEARCH_ENGINE": "elasticsearch",
        "ATHAR_ELASTICSEARCH_URL": elasticsearch_url,
        "ATHAR_SEARCH_INDEX_PREFIX": f"athar-demo-{port}",
        # As in production: Chromium takes such cookies from this machine.
        "ATHAR_SECURE_COOKIES": "1",
    }


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"The demo does not answer at {url}.")


@contextmanager
def running(folder: Path, elasticsearch_url: str, *before: tuple[str, ...]) -> Iterator[Demo]:
    """A demo that serves, after the commands `before`."""
    port = free_port()
    demo = Demo(f"http://localhost:{port}", environment(folder, port, elasticsearch_url), [])
    demo.manage("demo_prepare")
    for command in before:
        demo.manage(*command)
    demo.accounts = json.loads((folder / "demo.json").read_text())["accounts"]
    with serving(demo):
        yield demo


@contextmanager
def serving(demo: Demo) -> Iterator[None]:
    """The server of a demo that is prepared."""
    folder, port = demo.environment["ATHAR_VAR_DIR"], demo.base_url.rpartition(":")[2]
    granian = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--port", port]
    command = [*granian, "--workers-kill-timeout", "5", "portal.wsgi:application"]
    with Path(folder, "server.log").open("ab") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=demo.environment, stdout=log, stderr=log)
        try:
            wait_for(f"{demo.base_url}/en/", server)
            yield
        finally:
            server.terminate()
            server.wait(timeout=30)


@pytest.fixture(scope="session")
def demo(tmp_path_factory, elasticsearch_url):
    with running(tmp_path_factory.mktemp("demo"), elasticsearch_url) as demo:
        yield demo


@pytest.fixture(scope="session")
def plain_demo(demo):
    """The same people and records, served with the cookies that `make demo` sets."""
    base_url = f"http://localhost:{free_port()}"
    told = {name: value for name, value in demo.environment.items() if name != "ATHAR_SECURE_COOKIES"}
    plain = Demo(base_url, {**told, "ATHAR_BASE_URL": base_url}, demo.accounts)
    with serving(plain):
        yield plain


@pytest.fixture(scope="session")
def stained_demo(tmp_path_factory, elasticsearch_url):
    """A demo of its own whose every text is hostile."""
    stain = ("shell", "--no-imports", "-c", "from tests.functional.staining import stain; stain()")
    before = (stain, ("search_rebuild_public",), ("search_rebuild",))
    with running(tmp_path_factory.mktemp("stained"), elasticsearch_url, *before) as demo:
        yield demo


@pytest.fixture(scope="session")
def long_demo(tmp_path_factory, elasticsearch_url):
    """A demo of its own with long words everywhere, and three hundred more records."""
    lengthen = ("shell", "--no-imports", "-c", "from tests.functional.lengthening import lengthen; lengthen()")
    before = (("seed_demo", "--cases", "300"), lengthen, ("search_rebuild_public",), ("search_rebuild",))
    with running(tmp_path_factory.mktemp("long"), elasticsearch_url, *before) as demo:
        yield demo
