"""Does an erasure that two people have decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from casework.erasure_ledger import LedgerBroken
from casework.models import Case, ErasureReason, ErasureRequest, Registration
from casework.services.case_erase import case_erase

if TYPE_CHECKING:
    from argparse import ArgumentParser

BAD_INPUT = 2


class Command(BaseCommand):
    help = "Makes a case (by its id) or one registration (by its reference) unreadable for good, once two people have approved."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "reference_or_id",
            help="a case's id, a registration's id or its reference (after -- if it begins with a dash)",
        )
        parser.add_argument("--reason", required=True, choices=ErasureReason.values, help="as the request says")

    def handle(self, *_args: Any, **options: Any) -> None:
        request = self._request(options["reference_or_id"])
        if request is None or request.reason != options["reason"]:
            raise CommandError("Nobody has approved this erasure for this reason.", returncode=BAD_INPUT)
        try:
            destroyed = case_erase(request=request)
        except LedgerBroken as error:
            raise CommandError(f"Nothing was erased. {error}", returncode=1) from error
        self.stdout.write(f"{destroyed} keys destroyed. The ledger holds their ids: keep it with the backups.")

    @staticmethod
    def _request(name: str) -> ErasureRequest | None:
        """The approved request for exactly this; a reference never reaches further than its registration."""
        approved = ErasureRequest.objects.approved()
        if (
            registration := Registration.objects.filter(reference=name).first()
            or Registration.objects.filter(pk=name).first()
        ):
            return approved.filter(registration=registration).first()
        case = Case.objects.filter(pk=name).first()
        return approved.filter(case=case, registration=None).first() if case else None
