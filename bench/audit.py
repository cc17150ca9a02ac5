"""How many events a second many writers record while the sealer chains them, on a PostgreSQL that does not wait for its disk."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import psycopg
from psycopg.conninfo import conninfo_to_dict

from bench.measure import Measure
from bench.product import ROOT
from tests.servers import postgres

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.product import Product

WRITERS = 8
EVENTS_EACH = 1_000
POLL_SECONDS = 0.02
LONGEST_SECONDS = 120


def measure(product: Product) -> Iterator[Measure]:
    with database(product) as dsn, psycopg.connect(dsn, autocommit=True) as watcher:
        product.manage("migrate", "--verbosity", "0")
        with running(product, product.command("audit_seal")):
            seconds = written_and_sealed(product, watcher)
        begun = time.perf_counter()
        product.manage("audit_verify")
        verifying = time.perf_counter() - begun
    events = WRITERS * EVENTS_EACH
    yield Measure("log, recorded and sealed", events / seconds, f"events/s, {WRITERS} writers, no fsync")
    yield Measure("log, verified", events / verifying, "events/s, start of the program included")


def written_and_sealed(product: Product, watcher: psycopg.Connection) -> float:
    """Seconds from the first event until the last one has its seal."""
    command = [sys.executable, "-m", "bench.audit_writer", str(EVENTS_EACH)]
    writers = [
        subprocess.Popen(
            command, cwd=ROOT, env=product.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _writer in range(WRITERS)
    ]
    for writer in writers:
        if writer.stdout.readline() != "ready\n":
            raise RuntimeError("A writer did not start.")
    begun = time.perf_counter()
    for writer in writers:
        writer.stdin.write("\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
    while watcher.execute("SELECT count(*) FROM casework_auditseal").fetchone()[0] < WRITERS * EVENTS_EACH:
        if time.perf_counter() - begun > LONGEST_SECONDS:
            raise RuntimeError("The sealer does not come to an end.")
        time.sleep(POLL_SECONDS)
    return time.perf_counter() - begun


@contextmanager
def database(product: Product) -> Iterator[str]:
    """A PostgreSQL of its own; the product's commands meet it from then on."""
    with TemporaryDirectory(prefix="athar-bench-pg-") as folder:
        server = postgres.start(Path(folder))
        place = conninfo_to_dict(server.address)
        names = {"HOST": place["host"], "PORT": str(place["port"]), "NAME": place["dbname"], "USER": place["user"]}
        product.environment |= {f"ATHAR_DB_{name}": str(value) for name, value in names.items()}
        product.environment["DJANGO_SETTINGS_MODULE"] = "bench.postgres_settings"
        try:
            yield server.address
        finally:
            server.stop()


@contextmanager
def running(product: Product, command: list[str]) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=ROOT, env=product.environment)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)
