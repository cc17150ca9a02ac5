"""Writes the PDF of a published page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.template import TemplateDoesNotExist

from publications.exceptions import NoSuchPublicationError
from publications.pdf import pdf_of
from publications.published import published_page

if TYPE_CHECKING:
    from argparse import ArgumentParser

BAD_INPUT = 2


class Command(BaseCommand):
    help = "Writes the PDF of a published page, for example: publication_pdf terms-of-reference --lang ar --out tor.pdf"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", help="address of the page below the language")
        parser.add_argument("--lang", required=True, help="language code")
        # `--version` is Django's own and prints Django's number; here it is the version of the text.
        parser.add_argument("--out", required=True, type=Path, help="file to write")

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        parser = super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)
        parser.add_argument("--version", dest="text_version", help="an older version of the text")
        return parser

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            page = published_page(options["path"], language=options["lang"], version=options["text_version"])
            made = pdf_of(page)
            options["out"].write_bytes(made)
        except (NoSuchPublicationError, OSError) as error:
            raise CommandError(str(error), returncode=BAD_INPUT) from error
        except TemplateDoesNotExist as error:
            raise CommandError(f"Pages like {options['path']} have no PDF.", returncode=BAD_INPUT) from error
        self.stdout.write(f"{options['out']}: {len(made)} bytes.")
