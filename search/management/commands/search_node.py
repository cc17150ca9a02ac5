from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand

from search import node

if TYPE_CHECKING:
    from argparse import ArgumentParser

DEFAULT_PORT = 19200
HIGHEST_PORT = 65_535
FINDING = 1
BAD_INPUT = 2


class Command(BaseCommand):
    help = "Start, stop or look at the real Elasticsearch of this machine, for development, the demo and tests."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["start", "stop", "status"])
        parser.add_argument("--port", type=port, default=DEFAULT_PORT, help=f"loopback port, {DEFAULT_PORT} by default")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, options["action"])(data_dir(), options["port"])
        except node.NodeUnavailableError as error:
            self.stderr.write(str(error))
            sys.exit(BAD_INPUT)

    def start(self, data_dir: Path, port: int) -> None:
        self.stdout.write(told(node.start(data_dir, port)))

    def stop(self, data_dir: Path, port: int) -> None:
        if found := node.running(data_dir):
            node.stop(found)
            self.stdout.write("Elasticsearch stopped.")
        else:
            self.stdout.write("Elasticsearch was not running.")

    def status(self, data_dir: Path, port: int) -> None:
        if found := node.running(data_dir):
            self.stdout.write(told(found))
        else:
            self.stdout.write("Elasticsearch is not running.")
            sys.exit(FINDING)


def port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= HIGHEST_PORT:
        raise ArgumentTypeError(f"{text} is no port between 1 and {HIGHEST_PORT}")
    return int(text)


def data_dir() -> Path:
    return Path(settings.VAR_DIR) / "elasticsearch" / "node"


def told(found: node.Node) -> str:
    return f"Elasticsearch answers at {found.url} (process {found.pid})."
