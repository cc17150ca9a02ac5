"""Loads publications/content into the site."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

import publications
from publications.exceptions import ContentError
from publications.services.load_content import load_content

if TYPE_CHECKING:
    from argparse import ArgumentParser

CONTENT = Path(publications.__file__).parent / "content"
BAD_INPUT = 2


class Command(BaseCommand):
    help = "Writes the content files as pages in all languages. Pages that exist are left alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=CONTENT, help="where the files are")
        parser.add_argument("--update", action="store_true", help="rewrite existing pages from the files")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with tqdm(desc="pages", unit=" pages", disable=not sys.stderr.isatty()) as bar:
                loaded = load_content(folder=options["folder"], update=options["update"], tell=bar.update)
        except ContentError as error:
            raise CommandError(str(error), returncode=BAD_INPUT) from error
        if options["verbosity"]:
            self.stdout.write(f"{loaded.written} of {loaded.pages} pages written.")
