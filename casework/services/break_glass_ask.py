"""Asking to open a case that is not one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record
from casework.models import BreakGlass, Recusal
from casework.permissions import Permission, require
from casework.services.case_of_reference import case_id_of

if TYPE_CHECKING:
    from casework.rights import Account

NO_CASE = "-"


@transaction.atomic
def break_glass_ask(*, actor: Account, reference: str, reason: str) -> None:
    """Leaves a request if the reference exists and the actor is not recused. Returns nothing either way, so that nobody learns which.

    Raises NotAllowed for roles that ask for no case.
    """
    require(actor, Permission.BREAK_GLASS_ASK)
    case_id = case_id_of(reference)
    glass = BreakGlass(case_id=case_id or NO_CASE, reader=actor, reason=reason)
    recused = Recusal.objects.open().filter(case_id=glass.case_id, account=actor).exists()
    if case_id is None or recused:
        _leave_nothing(glass)
        record(EventTag.STAFF_BREAK_GLASS_REFUSED, actor=actor, subject=("case", case_id or ""))
        return
    glass.save(force_insert=True)
    record(EventTag.STAFF_BREAK_GLASS_ASKED, actor=actor, subject=glass, reason=reason)


def _leave_nothing(glass: BreakGlass) -> None:
    """The work of a request that stays, sealing and writing, but on no row: the time of the answer tells no more than its words."""
    field = BreakGlass._meta.get_field("reason")  # noqa: SLF001 - Django's public _meta
    BreakGlass.objects.filter(pk=glass.pk).update(reason=field.seal(glass, glass.reason))
