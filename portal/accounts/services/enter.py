"""The one place where anybody enters: a session under a new key, for an account and the factor that it came in by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_otp
from django.contrib.auth import login

from casework.audit import EventTag, record
from portal.accounts import recovery_notice
from portal.accounts.fresh_factor import mark_fresh
from portal.accounts.labels import label_of
from portal.accounts.services.recovery_cancel import recovery_void
from portal.accounts.sessions import AREA, LABEL

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


def enter(*, request: HttpRequest, user: User, device: Any) -> None:
    """Drops whatever the session held. `device` is a confirmed django-otp device of `user`. Call it inside a transaction."""
    request.session.flush()
    login(request, user)
    django_otp.login(request, device)
    request.session[AREA], request.session[LABEL] = user.area, label_of(request.headers.get("User-Agent", ""))
    mark_fresh(request)
    record(EventTag.ACCOUNT_SIGNED_IN, actor=user, subject=user)
    if recovery_void(account=user, actor=user):
        recovery_notice.tell_once(request)
