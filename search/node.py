"""A real Elasticsearch on this machine for development, the demo, measures and tests. Production has a cluster of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from search.node_layout import NodeUnavailableError, build
from search.node_process import end, is_alive

__all__ = ["Node", "NodeUnavailableError", "build", "running", "start", "stop"]

LOOPBACK = "127.0.0.1"
HEAP_MEGABYTES = 512
STARTS_WITHIN_SECONDS = 90
JVM_OPTIONS = (
    "-XX:+UseSerialGC",
    "-XX:-UsePerfData",
    "-Des.distribution.type=zip",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
    "-Djna.nosys=true",
    "-Dlog4j2.disable.jmx=true",
    "-Dlog4j.shutdownHookEnabled=false",
    "-Dio.netty.noUnsafe=true",
    "-Dio.netty.noKeySetOptimization=true",
    "-Dio.netty.recycler.maxCapacityPerThread=0",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
)


@dataclass(frozen=True)
class Node:
    """A running node: its address, its process and where its data lies."""

    url: str
    pid: int
    data_dir: str


def start(data_dir: Path, http_port: int | None = None, heap_megabytes: int = HEAP_MEGABYTES) -> Node:
    """The node of `data_dir`, healthy; started on `http_port` (a free one by default) unless it already runs."""
    if node := running(data_dir):
        return node
    data_dir = data_dir.resolve()
    data_dir.mkdir(parents=True, exist_ok=True)
    port = http_port or free_port()
    refuse_taken(port)
    home = build()
    with log_of(data_dir).open("wb") as log:
        process = subprocess.Popen(  # noqa: S603
            command(home, data_dir, port, heap_megabytes), stdout=log, stderr=log, start_new_session=True
        )
    node = Node(f"http://{LOOPBACK}:{port}", process.pid, str(data_dir))
    record_of(data_dir).write_text(json.dumps(asdict(node)), encoding="utf-8")
    try:
        wait_until_healthy(node)
    except BaseException:  # Ctrl-C while it starts, too
        stop(node)
        raise
    return node


def running(data_dir: Path) -> Node | None:
    """The node that runs on `data_dir`, if one does."""
    record = record_of(data_dir.resolve())
    if not record.exists():
        return None
    node = Node(**json.loads(record.read_text(encoding="utf-8")))
    return node if is_alive(node.pid, node.data_dir) else None


def stop(node: Node) -> None:
    """Ends the node and returns when it is gone; its data stay."""
    end(node.pid, node.data_dir)
    record_of(Path(node.data_dir)).unlink(missing_ok=True)


def record_of(data_dir: Path) -> Path:
    return data_dir / "node.json"


def log_of(data_dir: Path) -> Path:
    return data_dir / "node.log"


def command(home: Path, data_dir: Path, port: int, heap_megabytes: int) -> list[str]:
    heap = [f"-Xms{heap_megabytes}m", f"-Xmx{heap_megabytes}m"]
    settings = [f"path.data={data_dir / 'data'}", f"path.logs={data_dir / 'logs'}", f"http.port={port}"]
    launcher = ["-cp", f"{home}/lib/*", "athar.searchnode.Launcher"]
    return ["java", *heap, *JVM_OPTIONS, f"-Des.path.home={home}", *launcher, *settings]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            raise NodeUnavailableError(f"Port {port} is taken: choose another with --port.") from error


def wait_until_healthy(node: Node) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline and is_alive(node.pid, node.data_dir):
        if is_healthy(node):
            return
        time.sleep(0.1)
    raise NodeUnavailableError(f"Elasticsearch did not start: see {log_of(Path(node.data_dir))}")


def is_healthy(node: Node) -> bool:
    try:
        with urlopen(f"{node.url}/_cluster/health?wait_for_status=yellow&timeout=1s", timeout=5) as answer:  # noqa: S310
            return bool(answer.status == 200)  # noqa: PLR2004
    except (URLError, OSError):
        return False
