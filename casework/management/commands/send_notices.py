"""Sends waiting notices."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from casework.models import Notice
from casework.services.notices_send import notices_send

if TYPE_CHECKING:
    from argparse import ArgumentParser

NOTHING_TO_DO_SECONDS = 5.0
BAD_INPUT = 2


class Command(BaseCommand):
    help = "Sends waiting notices, and goes on until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="send what is due now and end")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not settings.ATHAR_NOTICE_SENDER:
            raise CommandError("ATHAR_NOTICE_SENDER must name the sender of notices.", returncode=BAD_INPUT)
        while not options["once"]:
            if not notices_send():
                time.sleep(NOTHING_TO_DO_SECONDS)
        done = 0
        while taken := notices_send():
            done += taken
        self.stdout.write(f"{done} notices handled, {Notice.objects.waiting().count()} waiting.")
