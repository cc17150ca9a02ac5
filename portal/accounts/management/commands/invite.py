"""Prints the address of an invitation: for the first accounts of an installation. Whoever lost a way in is helped by two colleagues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.urls import reverse
from django.utils import translation

from portal.accounts.exceptions import AlreadyEnrolled
from portal.accounts.models import Area, User
from portal.accounts.services.account_create import account_create
from portal.accounts.services.invitation_issue import invitation_issue
from portal.accounts.typed import tidy

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Creates an account (or takes LOGIN, which has no second factor yet) and prints its invitation, good for 72 hours. For first installs: it leaves an event in the log."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--area", choices=Area.values, required=True)
        parser.add_argument(
            "--login", default="", help="an account that is there already; without it a new one is made"
        )
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES], default="en")

    def handle(self, *_args: Any, area: str, login: str, language: str, **_options: Any) -> None:
        user = self.existing(login, area) if login else account_create(area=area, language=language).user
        try:
            token = invitation_issue(user=user)
        except AlreadyEnrolled as error:
            raise CommandError(f"Account {user.login} has a second factor already.", returncode=2) from error
        with translation.override(language):
            address = reverse("accounts:invitation", args=[token])
        self.stdout.write(f"{user.login}\t{settings.WAGTAILADMIN_BASE_URL}{address}")

    @staticmethod
    def existing(login: str, area: str) -> User:
        user = User.objects.filter(login=tidy(login), area=area).first()
        if user is None:
            raise CommandError(f"No account {login} in the area {area}.", returncode=2)
        return user
