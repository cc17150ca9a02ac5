"""A second person opens a case for whoever asked, or closes it again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.enums import Role
from casework.exceptions import NotAllowed, WrongStep
from casework.models import Assignment, BreakGlass, NoticeKind, Recusal, RoleGrant
from casework.permissions import Permission, allows, require
from casework.row_security.procedures import team_of_case
from casework.services.notice_queue import notice_queue

if TYPE_CHECKING:
    import datetime as dt

    from casework.rights import Account


@transaction.atomic
def break_glass_approve(*, actor: Account, glass: BreakGlass) -> BreakGlass:
    """The case is open to the reader for ATHAR_BREAK_GLASS_HOURS, and those who answer for it are told.

    Raises NotAllowed for the reader, WrongStep for what is not waiting or for a reader who must not see the case.
    """
    require(actor, Permission.BREAK_GLASS_APPROVE, glass)
    row: BreakGlass = BreakGlass.objects.select_for_update(of=("self",)).get(pk=glass.pk)
    if actor.pk == row.reader_id:
        raise NotAllowed("broken glass needs a second person")
    if row.approved_by_id is not None or row.until is not None:
        raise WrongStep("decided already")
    if Recusal.objects.open().filter(case_id=row.case_id, account_id=row.reader_id).exists():
        raise WrongStep("the reader is recused")
    if not allows(row.reader, Permission.BREAK_GLASS_ASK):
        raise WrongStep("the reader may no longer ask")
    now = timezone.now()
    row.approved_by, row.since, row.until = actor, now, now + timedelta(hours=settings.ATHAR_BREAK_GLASS_HOURS)
    row.save(update_fields=["approved_by", "since", "until"])
    record(EventTag.STAFF_BREAK_GLASS_APPROVED, actor=actor, subject=("case", row.case_id))
    _tell(row, now)
    return row


@transaction.atomic
def break_glass_end(*, actor: Account, glass: BreakGlass) -> None:
    """Refuses a request, or closes the case before its time: one person is enough. Raises NotAllowed, and WrongStep if it is over."""
    require(actor, Permission.BREAK_GLASS_END, glass)
    now = timezone.now()
    row: BreakGlass = BreakGlass.objects.select_for_update(of=("self",)).get(pk=glass.pk)
    if row.until is not None and row.until <= now:
        raise WrongStep("over already")
    row.until = now
    row.save(update_fields=["until"])
    record(EventTag.STAFF_BREAK_GLASS_ENDED, actor=actor, subject=("case", row.case_id))


def _tell(glass: BreakGlass, at: dt.datetime) -> None:
    """A content-free notice to the case's officers, its supervisor and the protection officers, in the same transaction: no notice, no sight."""
    for account in _watchers(glass, at):
        notice_queue(account=account, kind=NoticeKind.NEWS)


def _watchers(glass: BreakGlass, at: dt.datetime) -> list[Account]:
    held = RoleGrant.objects.in_force(at).select_related("user")
    team = team_of_case(glass.case_id)
    accounts = [
        *(
            row.officer
            for row in Assignment.objects.filter(case_id=glass.case_id, until=None).select_related("officer")
        ),
        *(grant.user for grant in held.filter(role=Role.SUPERVISOR, team_id=team)),
        *(grant.user for grant in held.filter(role=Role.PROTECTION_OFFICER)),
    ]
    recused = set(Recusal.objects.open().filter(case_id=glass.case_id).values_list("account_id", flat=True))
    told = {account.pk: account for account in accounts if account.pk not in recused | {glass.reader_id}}
    return list(told.values())
