"""What follows a change of whatever protects an account: its password, a factor, its contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casework.models.notice import NoticeKind
from casework.services.notice_queue import notice_queue
from portal.accounts.fresh_factor import mark_fresh
from portal.accounts.services.sessions_end import sessions_end

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


def protection_changed(*, request: HttpRequest, user: User) -> None:
    """All other sessions end, this one goes on under a new key, and the owner is told that something changed. Call it inside a transaction."""
    mark_fresh(request)
    sessions_end(user=user, actor=user, keep=request.session.session_key or "")
    notice_queue(account=user, kind=NoticeKind.ACCOUNT_CHANGED)
