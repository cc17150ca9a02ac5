"""A case that is one's own or a relative's: from the declaration on it does not exist for that person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.enums import Role
from casework.exceptions import WrongStep
from casework.models import Assignment, BreakGlass, NoticeKind, Recusal, RoleGrant
from casework.permissions import Permission, require
from casework.rights import STAFF_AREA, in_area
from casework.services.case_of_reference import case_id_of
from casework.services.notice_queue import notice_queue

if TYPE_CHECKING:
    from casework.models import Case
    from casework.rights import Account, Actor


@transaction.atomic
def recusal_declare(*, actor: Account, reference: str) -> None:
    """For oneself, by the reference of any case. Returns nothing, so that nobody learns whether it exists. Raises NotAllowed."""
    require(actor, Permission.RECUSAL_DECLARE)
    case_id = case_id_of(reference)
    if case_id is not None:
        _recuse(case_id, actor)
    record(EventTag.STAFF_RECUSAL_DECLARED, actor=actor, subject=("case", case_id or ""))


@transaction.atomic
def recusal_declare_for(*, actor: Actor, case: Case, account: Account) -> None:
    """For a colleague, by the case's supervisor; it counts at once. Raises NotAllowed, and WrongStep if it was declared already.

    The colleague and the protection officers get a notice in the same transaction: nobody is shut out of a case in silence.
    """
    require(actor, Permission.RECUSAL_DECLARE_FOR, case)
    if not in_area(account, STAFF_AREA) or not _recuse(case.pk, account):
        raise WrongStep("recused already")
    for told in [account, *_protection_officers(but=account)]:
        notice_queue(account=told, kind=NoticeKind.NEWS)
    record(EventTag.STAFF_RECUSAL_DECLARED, actor=actor, subject=case)


@transaction.atomic
def recusal_end(*, actor: Actor, recusal: Recusal, reason: str = "") -> None:
    """A mistake is put right, by a supervisor or a protection officer, never by the person. What had ended stays ended.

    A protection officer gives no reason: it would be sealed under the key of a case that they do not see. Raises NotAllowed, WrongStep.
    """
    require(actor, Permission.RECUSAL_END, recusal)
    if not Recusal.objects.open().filter(pk=recusal.pk).update(until=timezone.now()):
        raise WrongStep("ended already")
    subject = recusal.case if reason else ("case", recusal.case_id)
    record(EventTag.STAFF_RECUSAL_ENDED, actor=actor, subject=subject, reason=reason)


def _protection_officers(*, but: Account) -> list[Account]:
    held = RoleGrant.objects.in_force(timezone.now()).filter(role=Role.PROTECTION_OFFICER).exclude(user=but)
    return [grant.user for grant in held.select_related("user")]


def _recuse(case_id: str, account: Account) -> bool:
    """Whether it was new. An assignment ends with it, and glass that was broken."""
    if Recusal.objects.open().filter(case_id=case_id, account=account).exists():
        return False
    now = timezone.now()
    Recusal(case_id=case_id, account=account, since=now).save(force_insert=True)
    Assignment.objects.filter(case_id=case_id, officer=account, until=None).update(until=now)
    BreakGlass.objects.in_force(now).filter(case_id=case_id, reader=account).update(until=now)
    return True
