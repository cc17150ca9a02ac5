"""Prints a fresh code of a demo account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from portal.accounts.demo import fresh_code
from portal.accounts.models import TOTPDevice
from portal.accounts.typed import tidy

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Prints a code that the demo account LOGIN can use now. Waits up to 30 seconds when all of them are used."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("login", help="the account's number, with or without the space")

    def handle(self, *_args: Any, login: str, **_options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Codes are printed in the demo alone.", returncode=2)
        devices = TOTPDevice.objects.select_related("user__data_key")
        device = devices.filter(user__login=tidy(login), confirmed=True).first()
        if device is None:
            raise CommandError(f"No account {login} with an authenticator app.", returncode=2)
        self.stdout.write(fresh_code(device))
