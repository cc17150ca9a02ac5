"""Ends an account's sessions, and the leaves to fetch a file that they gave: its own act, or somebody's who must keep a stranger out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casework.audit import EventTag, record
from casework.models import FileTicket
from portal.accounts.models.session import Session
from portal.accounts.sessions import stored_key

if TYPE_CHECKING:
    from casework.rights import Actor
    from portal.accounts.models import User


def sessions_end(*, user: User, actor: Actor, keep: str = "") -> int:
    """How many ended; `keep` is the key of one that goes on. Call it inside a transaction."""
    FileTicket.objects.filter(account=user).delete()
    ended = Session.objects.filter(account=user).exclude(session_key=stored_key(keep)).delete()[0]
    record(EventTag.ACCOUNT_SESSIONS_ENDED, actor=actor, subject=user)
    return ended
