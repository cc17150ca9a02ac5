from __future__ import annotations

from typing import TYPE_CHECKING

import redis

from tests.servers.ports import LOOPBACK, free_port
from tests.servers.processes import Server, launch, program

if TYPE_CHECKING:
    from pathlib import Path


def start(folder: Path) -> Server:
    """A Redis that keeps nothing on disk."""
    port = free_port()
    server = program("redis-server", "redis-server")
    command = [
        server,
        "--port",
        str(port),
        "--bind",
        LOOPBACK,
        "--save",
        "",
        "--appendonly",
        "no",
        "--dir",
        str(folder),
    ]
    # Redis writes its own title over its command line; without that its folder stays readable there.
    command += ["--set-proc-title", "no"]
    return launch(command, folder, f"redis://{LOOPBACK}:{port}/0", redis.Redis(LOOPBACK, port).ping)
