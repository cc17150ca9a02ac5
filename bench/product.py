"""A copy of the product with its own data: database, keys and, when asked for, its servers. Gone afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Self
from urllib.error import HTTPError
from urllib.request import urlopen

from search.node import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
STARTS_WITHIN_SECONDS = 60


class Product:
    """The command line and the web server of a product whose files lie in a folder of their own."""

    def __init__(self, settings: str = "bench.settings") -> None:
        self._settings = settings

    def __enter__(self) -> Self:
        self._folder = TemporaryDirectory(prefix="athar-bench-")
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("ATHAR_", "MAKE", "MFLAGS"))},
            "DJANGO_SETTINGS_MODULE": self._settings,
            "ATHAR_VAR_DIR": self._folder.name,
        }
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "manage.py", *arguments]

    def manage(self, *arguments: str) -> str:
        done = subprocess.run(
            self.command(*arguments), cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    def accounts(self) -> list[dict[str, Any]]:
        return json.loads((Path(self._folder.name) / "demo.json").read_text(encoding="utf-8"))["accounts"]

    @contextmanager
    def served(self, application: str = "portal.wsgi:application") -> Iterator[str]:
        """The address of a server that runs `application` with the options of the demo."""
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        granian = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--port", str(port)]
        options = ["--blocking-threads", "4", "--workers-kill-timeout", "5", "--log-level", "error", application]
        server = subprocess.Popen([*granian, *options], cwd=ROOT, env=self.environment)
        try:
            wait_for(address, server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(address, timeout=5).close()  # noqa: S310 - an address of ours
        except HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The server at {address} does not answer.")
