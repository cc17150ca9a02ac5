from __future__ import annotations

from typing import TYPE_CHECKING

from search import node
from tests.servers.processes import Server, ServerUnavailableError

if TYPE_CHECKING:
    from pathlib import Path


def start(folder: Path) -> Server:
    try:
        started = node.start(folder)
    except node.NodeUnavailableError as error:
        raise ServerUnavailableError(f"{error}, or run `sh setup/debian.sh test`.") from None
    return Server(started.url, started.pid, started.data_dir)
