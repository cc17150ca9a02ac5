"""The name search by itself, over lines of text: for measuring it from outside."""

from __future__ import annotations

import secrets
import sys
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search.engines import ALL_SCOPES, EngineUnavailable
from search.names import Names, distinct, parse
from search.node import NodeUnavailableError
from search.ranking import rank
from search.throwaway import ENGINES, engine
from search.tokens import KEY_BYTES, TokenKey

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterable, Iterator

    from search.engines import Document, Engine

BAD_INPUT = 2
ANSWERS = 10


class Command(BaseCommand):
    help = """Reads lines: "I<tab>id<tab>name" adds a name, "B" builds and prints READY, "Q<tab>qid<tab>query" prints
    the query's id, a tab and at most ten ids, best first. Uses a throw-away index and key, never the application's data."""
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--engine", choices=ENGINES, default="memory")

    def handle(self, *args: Any, **options: Any) -> None:
        for stream in (sys.stdin, sys.stdout):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        try:
            with engine(options["engine"]) as chosen:
                for answer in Session(chosen).answers(sys.stdin):
                    print(answer, flush=True)  # noqa: T201 - the protocol is the standard output
        except (BadLineError, EngineUnavailable, NodeUnavailableError) as problem:
            raise CommandError(str(problem), returncode=BAD_INPUT) from problem


class BadLineError(Exception):
    """A line that is not of the protocol."""


class Session:
    """One conversation: names added, an index built, questions answered."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._key = TokenKey(secrets.token_bytes(KEY_BYTES))
        self._names: dict[str, str] = {}

    def answers(self, lines: Iterable[str]) -> Iterator[str]:
        for number, line in enumerate(lines, 1):
            match line.rstrip("\r\n").split("\t", 2):
                case ["I", record_id, name] if record_id and not set(record_id) & set(" \t"):
                    self._names[record_id] = name
                case ["B"]:
                    self._build()
                    yield "READY"
                case ["Q", query_id, query]:
                    yield f"{query_id}\t{' '.join(self._find(query))}"
                case [""]:
                    continue
                case _:
                    raise BadLineError(f"Line {number} is none of I, B and Q with their fields.")

    def _build(self) -> None:
        with tqdm(total=len(self._names), unit=" names", disable=not sys.stderr.isatty()) as bar:
            self._engine.rebuild(self._documents(), bar.update)

    def _documents(self) -> Iterator[Document]:
        return (self._key.document(record_id, [Names(full=name)], scopes=()) for record_id, name in self._names.items())

    def _find(self, query: str) -> list[str]:
        parts = distinct(parse(query))
        found = self._engine.candidates(self._key.query(parts), scopes=ALL_SCOPES)
        names = ((record_id, [self._names[record_id]]) for record_id in found.ids)
        rarities = {part.text: weight for part, weight in zip(parts, found.rarities, strict=False)}
        return [match.id for match in rank(query, names, limit=ANSWERS, rarities=rarities)]
