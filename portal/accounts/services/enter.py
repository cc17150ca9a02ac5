"""The one place where anybody enters: a session under a new key, for an account and the factor that it came in by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_otp
from django.contrib.auth import login

from casework.audit import EventTag, record
from portal.accounts.fresh_factor import mark_fresh

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


def enter(*, request: HttpRequest, user: User, device: Any) -> None:
    """Drops whatever the session held. `device` is a confirmed django-otp device of `user`. Call it inside a transaction."""
    request.session.flush()
    login(request, user)
    django_otp.login(request, device)
    mark_fresh(request)
    record(EventTag.ACCOUNT_SIGNED_IN, actor=user, subject=user)
