"""The first step: a number and a password. It signs nobody in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import authenticate

from casework.audit import EventTag, record_refusal
from portal.accounts import throttle
from portal.accounts.exceptions import Refused
from portal.accounts.models import User
from portal.accounts.second_factor import has_second_factor

if TYPE_CHECKING:
    from django.http import HttpRequest


def sign_in_start(*, request: HttpRequest, login: str, password: str) -> User:
    """The account that may go on to its code. Raises Refused or TooSoon, alike for numbers that do not exist."""
    address = request.META.get("REMOTE_ADDR", "")
    throttle.admit(login=login, address=address)
    user = authenticate(request, login=login, password=password)
    if user is None or not may_enter(user):
        named = User.objects.filter(login=login).first()
        record_refusal(
            EventTag.ACCOUNT_PASSWORD_FAILED, actor=None, subject=named or ("login", throttle.typed_hash(login))
        )
        raise Refused
    throttle.forgive(login=login, address=address)
    return user


def may_enter(user: User) -> bool:
    """It is neither closed nor frozen, its area is served here, and it has a second factor to go on with."""
    return user.lets_in and user.area in settings.ATHAR_AREAS and has_second_factor(user)
