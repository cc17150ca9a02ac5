"""A reader who reads too much is paused, and whoever watches over the data learns of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.enums import Role
from casework.models import AuditEvent, NoticeKind, RoleGrant
from casework.permissions import Permission, require
from casework.services.notice_queue import notice_queue
from casework.services.reading_watch import WINDOW, Look, paused_since

if TYPE_CHECKING:
    from casework.exceptions import ReadingPaused
    from casework.rights import Account


def reading_pause(*, actor: Account, refusal: ReadingPaused) -> None:
    """Records the refusal after its rollback; the first of a pause begins it and tells the protection officers."""
    with transaction.atomic(durable=True):
        if not refusal.begins:
            record(EventTag.STAFF_ACT_REFUSED, actor=actor, subject=actor)
            return
        record(EventTag.STAFF_READING_BLOCKED, actor=actor, subject=actor)
        for officer in _protection_officers():
            notice_queue(account=officer, kind=NoticeKind.NEWS)


@transaction.atomic
def reading_release(*, actor: Account, reader: Account) -> None:
    """Ends the pause of another person. Raises NotAllowed."""
    require(actor, Permission.READING_RELEASE, reader)
    record(EventTag.STAFF_READING_RELEASED, actor=actor, subject=reader)


def paused_readers() -> list[Account]:
    """Whose reading is paused now, for those who may release it."""
    since = timezone.now() - WINDOW
    turns = (EventTag.STAFF_READING_BLOCKED, EventTag.STAFF_READING_RELEASED)
    by_reader: dict[str, list[Look]] = {}
    events = AuditEvent.objects.filter(tag__in=turns, subject_type="user", at__gt=since).order_by("-at")
    for tag, subject_id, at in events.values_list("tag", "subject_id", "at"):
        by_reader.setdefault(subject_id, []).append(Look(tag, subject_id, at, assigned=False))
    paused = [int(reader) for reader, looks in by_reader.items() if paused_since(looks)]
    return list(get_user_model().objects.filter(pk__in=paused).order_by("pk"))


def _protection_officers() -> list[Account]:
    grants = RoleGrant.objects.in_force(timezone.now()).filter(role=Role.PROTECTION_OFFICER)
    return list(get_user_model().objects.filter(pk__in=grants.values("user"), is_active=True))
