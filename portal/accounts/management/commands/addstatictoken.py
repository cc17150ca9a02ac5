"""Takes the place of a package's command of this name."""

from __future__ import annotations

from portal.accounts.management.refusal import RefusedCommand


class Command(RefusedCommand):
    name = "addstatictoken"
