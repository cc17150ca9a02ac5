"""Sessions of an account end, wherever they are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from casework.audit import EventTag, record
from portal.accounts.sessions import stored_key

if TYPE_CHECKING:
    from casework.rights import Actor
    from portal.accounts.models import User


def sessions_end(*, user: User, actor: Actor, keep: str = "") -> int:
    """How many ended; `keep` is the key of one that goes on. Call it inside a transaction."""
    own = [row for row in Session.objects.all() if row.get_decoded().get(SESSION_KEY) == str(user.pk)]
    ended = [row for row in own if row.session_key != stored_key(keep)]
    Session.objects.filter(pk__in=[row.pk for row in ended]).delete()
    record(EventTag.ACCOUNT_SESSIONS_ENDED, actor=actor, subject=user)
    return len(ended)
