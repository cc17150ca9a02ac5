"""Name search over invented names: registered in Arabic, asked for in one of their Latin spellings."""

from __future__ import annotations

import subprocess
import time
from itertools import product as combinations
from random import Random  # noqa: TID251 - synthetic data: every run measures the same names
from typing import TYPE_CHECKING

from bench.measure import Measure, percentile
from bench.product import ROOT
from casework.demo import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.product import Product

SEED = 2024
REGISTERED = 20_000
ASKED = 400
ENGINES = ("memory", "database", "elasticsearch")


def measure(product: Product) -> Iterator[Measure]:
    people = invented()
    base = None
    for engine in ENGINES:
        yield from measured(engine, Conversation(product, engine), people, base)
        base = base or f"name search p95, {engine}"


def invented() -> list[tuple[str, str]]:
    """Different people as (Arabic, Latin) names of three parts."""
    rng = Random(SEED)  # noqa: S311 - not a secret
    everybody = list(combinations(names.MEN + names.WOMEN, names.MEN, names.FAMILIES))
    chosen = rng.sample(everybody, REGISTERED)
    return [(" ".join(part[0] for part in who), " ".join(rng.choice(part[1]) for part in who)) for who in chosen]


def measured(
    engine: str, conversation: Conversation, people: list[tuple[str, str]], base: str | None
) -> Iterator[Measure]:
    begun = time.perf_counter()
    conversation.build([arabic for arabic, _latin in people])
    building = time.perf_counter() - begun
    times, ranks = [], []
    for number in Random(SEED).sample(range(len(people)), ASKED):  # noqa: S311
        begun = time.perf_counter()
        found = conversation.ask(people[number][1])
        times.append(1000 * (time.perf_counter() - begun))
        ranks.append(found.index(str(number)) if str(number) in found else len(people))
    conversation.end()
    yield Measure(f"name search build, {engine}", building, f"s for {REGISTERED} names")
    yield Measure(f"name search p95, {engine}", percentile(times, 0.95), "ms", base)
    yield Measure(f"name search R@1, {engine}", sum(rank < 1 for rank in ranks) / ASKED, "share")
    yield Measure(f"name search R@10, {engine}", sum(rank < 10 for rank in ranks) / ASKED, "share")  # noqa: PLR2004


class Conversation:
    """The line protocol of `manage.py name_search`."""

    def __init__(self, product: Product, engine: str) -> None:
        self._process = subprocess.Popen(
            product.command("name_search", "--engine", engine),
            cwd=ROOT,
            env=product.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def build(self, registered: list[str]) -> None:
        for number, name in enumerate(registered):
            self._say(f"I\t{number}\t{name}")
        self._say("B")
        self._hear()

    def ask(self, name: str) -> list[str]:
        self._say(f"Q\tq\t{name}")
        return self._hear().partition("\t")[2].split()

    def end(self) -> None:
        self._process.communicate()

    def _say(self, line: str) -> None:
        self._process.stdin.write(f"{line}\n")
        if not line.startswith("I"):
            self._process.stdin.flush()

    def _hear(self) -> str:
        if not (line := self._process.stdout.readline()):
            raise RuntimeError("name_search ended before it answered.")
        return line.rstrip("\n")
