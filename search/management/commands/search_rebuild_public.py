"""Builds the public indexes anew, one a language, and swaps each without a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from elasticsearch import ApiError, TransportError

from search.client import rest
from search.public.indexing import rebuild

if TYPE_CHECKING:
    from argparse import ArgumentParser

BAD_INPUT = 2


class Command(BaseCommand):
    help = "Builds the indexes of the public pages in Elasticsearch from what is live now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--language", help="one language alone, by its code")

    def handle(self, *args: Any, **options: Any) -> None:
        codes = [code for code, _name in settings.LANGUAGES]
        if options["language"] and options["language"] not in codes:
            raise CommandError(
                f"No such language: {options['language']}. There are {', '.join(codes)}.", returncode=BAD_INPUT
            )
        for code in [options["language"]] if options["language"] else codes:
            try:
                done = rebuild(code)
            except (ApiError, TransportError) as error:
                raise CommandError(f"Elasticsearch did not answer: {type(error).__name__}.", returncode=1) from error
            if options["verbosity"]:
                self.stdout.write(f"{code}: {done} texts.")
        rest.end(settings.ATHAR_ELASTICSEARCH_URL)
