"""Names the first two people who may grant roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError

from casework.exceptions import WrongStep
from casework.rights import STAFF_AREA
from casework.services.first_grantors import first_grantors

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from casework.rights import Account


class Command(BaseCommand):
    help = "Makes two staff accounts the first protection officers. Works once, before any role was granted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("login_a", metavar="LOGIN_A")
        parser.add_argument("login_b", metavar="LOGIN_B")

    def handle(self, *_args: Any, login_a: str, login_b: str, **_options: Any) -> None:
        try:
            first_grantors(first=staff_account(login_a), second=staff_account(login_b))
        except WrongStep as error:
            raise CommandError(f"Refused: {error}.", returncode=2) from error
        self.stdout.write("Both are protection officers now. Each asks for roles, and the other approves them.")


def staff_account(login: str) -> Account:
    user: Account | None = get_user_model().objects.filter(login="".join(login.split()), area=STAFF_AREA).first()
    if user is None:
        raise CommandError(f"No staff account {login}.", returncode=2)
    return user
