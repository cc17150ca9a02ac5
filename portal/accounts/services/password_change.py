"""Another password, for someone who is inside and knows the present one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.hashers import check_password
from django.db import transaction

from casework.audit import EventTag, record_refusal
from portal.accounts import throttle
from portal.accounts.exceptions import Refused
from portal.accounts.services.account_changed import account_changed

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


def password_change(*, request: HttpRequest, user: User, present: str, password: str) -> None:
    """Ends all other sessions; this one goes on under a new key. Raises Refused for a wrong present password, or TooSoon."""
    address = request.META.get("REMOTE_ADDR", "")
    throttle.admit(login=user.login, address=address)
    if not check_password(present, user.password):
        record_refusal(EventTag.ACCOUNT_PASSWORD_FAILED, actor=user, subject=user)
        raise Refused
    throttle.forgive(login=user.login, address=address)
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        account_changed(request=request, user=user, tag=EventTag.ACCOUNT_PASSWORD_CHANGED)
        update_session_auth_hash(request, user)
