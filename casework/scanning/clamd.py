"""A small client of clamd (INSTREAM). Only the scanner's own words "OK" make a file clean; every surprise is no verdict."""

from __future__ import annotations

import datetime as dt
import re
import socket
import struct
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LENGTH = struct.Struct(">I")
LONGEST_ANSWER = 4096
CLEAN = b"stream: OK"
FOUND = re.compile(rb"stream: (\S+) FOUND")
VERSION = re.compile(r"ClamAV [^/]+/\d+/(?P<built>.+)")
BUILT_FORMAT = "%a %b %d %H:%M:%S %Y"


class NoVerdictError(Exception):
    """The scanner is away, slow, too small, or said something else. The file stays unread."""


def finding_of(chunks: Iterable[bytes]) -> str:
    """The name of what was found, or an empty text for a clean file. Raises NoVerdictError."""
    with _connection() as (connection, deadline):
        connection.sendall(b"zINSTREAM\0")
        for chunk in chunks:
            connection.settimeout(_left(deadline))
            connection.sendall(LENGTH.pack(len(chunk)) + chunk)
        connection.sendall(LENGTH.pack(0))
        answer = _answer(connection, deadline)
    if answer == CLEAN:
        return ""
    if found := FOUND.fullmatch(answer):
        return found[1].decode(errors="replace")
    raise NoVerdictError("The scanner gave no verdict.")


def signatures_built_at() -> dt.datetime | None:
    """When the scanner's signatures were made; None if it does not say. Raises NoVerdictError."""
    with _connection() as (connection, deadline):
        connection.sendall(b"zVERSION\0")
        answer = _answer(connection, deadline).decode(errors="replace")
    told = VERSION.fullmatch(answer)
    if told is None:
        return None
    try:
        return dt.datetime.strptime(told["built"], BUILT_FORMAT).replace(tzinfo=dt.UTC)
    except ValueError:
        return None


@contextmanager
def _connection() -> Iterator[tuple[socket.socket, float]]:
    """A connection and the moment by which all must be said. Whatever goes wrong inside is no verdict."""
    deadline = time.monotonic() + settings.ATHAR_CLAMD_SECONDS
    try:
        with _connected(settings.ATHAR_CLAMD_ADDRESS) as connection:
            yield connection, deadline
    except (OSError, ValueError) as error:
        raise NoVerdictError("The scanner does not answer.") from error


def _connected(address: str) -> socket.socket:
    """To `host:port` or to the path of a socket."""
    if not address.startswith("/"):
        host, _colon, port = address.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=settings.ATHAR_CLAMD_SECONDS)
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(settings.ATHAR_CLAMD_SECONDS)
    connection.connect(address)
    return connection


def _answer(connection: socket.socket, deadline: float) -> bytes:
    """One whole answer; a cut one is none."""
    answer = b""
    while not answer.endswith(b"\0"):
        connection.settimeout(_left(deadline))
        part = connection.recv(LONGEST_ANSWER)
        answer += part
        if not part or len(answer) > LONGEST_ANSWER:
            raise NoVerdictError("The scanner's answer was cut.")
    return answer[:-1]


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise NoVerdictError("The scanner is too slow.")
    return left
