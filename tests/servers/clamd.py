"""A clamd with one home-made signature, so that tests need no network and keep no real malware."""

from __future__ import annotations

import hashlib
import socket
from typing import TYPE_CHECKING

from tests.servers.ports import LOOPBACK, free_port
from tests.servers.processes import Server, launch, program

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = b"This sentence is harmless; the signature database of the tests calls it malware.\n"
SIGNATURE = "Athar.Test.Sample"
STREAM_MEGABYTES = 25


def start(folder: Path) -> Server:
    port = free_port()
    database = folder / "signatures"
    database.mkdir()
    (database / "athar.hsb").write_text(f"{hashlib.sha256(SAMPLE).hexdigest()}:{len(SAMPLE)}:{SIGNATURE}\n")
    settings = folder / "clamd.conf"
    settings.write_text(configuration(folder, port))
    command = [program("clamd", "clamav-daemon"), "--foreground", f"--config-file={settings}"]
    return launch(command, folder, f"{LOOPBACK}:{port}", lambda: answers(port))


def configuration(folder: Path, port: int) -> str:
    lines = [
        "Foreground yes",
        f"TCPAddr {LOOPBACK}",
        f"TCPSocket {port}",
        f"DatabaseDirectory {folder / 'signatures'}",
        f"TemporaryDirectory {folder}",
        f"StreamMaxLength {STREAM_MEGABYTES}M",
        "SelfCheck 0",
    ]
    return "".join(f"{line}\n" for line in lines)


def answers(port: int) -> None:
    with socket.create_connection((LOOPBACK, port), timeout=2) as connection:
        connection.sendall(b"zPING\0")
        if connection.recv(16) != b"PONG\0":
            raise ConnectionError("clamd does not answer yet")
