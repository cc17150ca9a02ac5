"""Commands that packages bring along and that would make a password or a code for somebody: here they refuse and leave an alarm."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError

from casework.audit import EventTag, record_refusal


class RefusedCommand(BaseCommand):
    """Whatever it is given. Nobody at a keyboard of the server holds the way into another's account."""

    help = "Refused here: ways into an account are made by its owner alone. Use `invite` for a first one."
    requires_system_checks = ()  # a refusal needs no sound database
    name = ""

    def run_from_argv(self, argv: list[str]) -> None:
        """The arguments do not matter."""
        super().run_from_argv([*argv[:2], *({"--help", "-h"} & set(argv[2:]))])

    def handle(self, *_args: Any, **_options: Any) -> None:
        with suppress(DatabaseError):  # refused with or without a database
            record_refusal(EventTag.ACCOUNT_SHELL_REFUSED, actor=None, subject=("command", self.name))
        raise CommandError(f"{self.name} is refused here: only its owner makes a way into an account.", returncode=2)
