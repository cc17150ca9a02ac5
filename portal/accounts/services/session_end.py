"""Ends one session of one's own: a phone that is lost, a computer in a café."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record
from portal.accounts.models.session import Session

if TYPE_CHECKING:
    from portal.accounts.models import User


@transaction.atomic
def session_end(*, user: User, id_shown: str) -> bool:
    """Whether there was one. A stranger's session is as absent as one that has ended."""
    ended = Session.objects.filter(account=user, id_shown=id_shown).delete()[0]
    if ended:
        record(EventTag.ACCOUNT_SESSION_ENDED, actor=user, subject=user)
    return bool(ended)
