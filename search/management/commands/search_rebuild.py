"""Builds the search index anew beside the live one and swaps."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search import registry
from search.engines import EngineUnavailable, get_engine, written_engines
from search.rebuilding import rebuild

if TYPE_CHECKING:
    from argparse import ArgumentParser

BAD_INPUT = 2


class Command(BaseCommand):
    help = "Builds the search index anew beside the live one and swaps, without a gap."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--engine", help="database or elasticsearch; without it every engine that the settings use")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            engines = [get_engine(options["engine"])] if options["engine"] else written_engines()
        except LookupError as unknown:
            raise CommandError(str(unknown), returncode=BAD_INPUT) from unknown
        total = sum(1 for source in registry.sources() for _ in source.all_ids())
        for engine in engines:
            try:
                with tqdm(total=total, desc=engine.name, unit=" records", disable=not sys.stderr.isatty()) as bar:
                    done = rebuild(engine, bar.update)
            except EngineUnavailable as away:
                raise CommandError(f"{engine.name}: {away}", returncode=1) from away
            self.stdout.write(f"{engine.name}: {done} records.")
