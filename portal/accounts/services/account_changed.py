"""What follows whenever something that protects an account changed: a trace, a notice, and the end of every other session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_otp
from django.db import transaction

from casework.audit import EventTag, record
from casework.models.notice import NoticeKind
from casework.services.notice_queue import notice_queue
from portal.accounts.factor_rules import opens_area
from portal.accounts.services.sessions_end import sessions_end

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


@transaction.atomic
def account_changed(*, request: HttpRequest, user: User, tag: EventTag) -> None:
    """The session that made the change goes on under a new key."""
    record(tag, actor=user, subject=user)
    notice_queue(account=user, kind=NoticeKind.ACCOUNT_CHANGED)
    sessions_end(user=user, actor=user, keep=request.session.session_key or "")
    request.session.cycle_key()


def stand_on(request: HttpRequest, user: User, device: Any) -> None:
    """A session that opened no area (a recovery code did, say) stands from now on on the factor that was just proved."""
    if not opens_area(user, getattr(request.user, "otp_device", None)) and opens_area(user, device):
        django_otp.login(request, device)
