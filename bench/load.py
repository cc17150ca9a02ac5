"""Asks one address over and over through kept connections, and counts or times the answers."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlsplit

from bench.measure import percentile

CONNECTIONS = 4
SECONDS = 3.0
WARM_UP = 20
GOOD = 200


def requests_per_second(url: str) -> float:
    """Answers a second over CONNECTIONS connections at once."""
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        counts = list(pool.map(lambda _: len(answer_times(url, seconds=SECONDS)), range(CONNECTIONS)))
    return sum(counts) / SECONDS


def median_milliseconds(url: str, cookie: str = "") -> float:
    return 1000 * percentile(answer_times(url, seconds=SECONDS, cookie=cookie), 0.5)


def answer_times(url: str, *, seconds: float, cookie: str = "") -> list[float]:
    """Seconds that each answer took, one after the other. Raises ValueError for an answer other than 200."""
    address = urlsplit(url)
    connection = HTTPConnection(address.hostname or "", address.port, timeout=30)
    headers = {"Cookie": cookie, "Accept-Encoding": "identity"}
    times: list[float] = []
    for _ in range(WARM_UP):
        ask(connection, address.path, headers)
    deadline = time.perf_counter() + seconds
    while (begun := time.perf_counter()) < deadline:
        ask(connection, address.path, headers)
        times.append(time.perf_counter() - begun)
    connection.close()
    return times


def ask(connection: HTTPConnection, path: str, headers: dict[str, str]) -> None:
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status != GOOD:
        raise ValueError(f"{path} answers {answer.status}.")
