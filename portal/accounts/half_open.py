"""A session between the password and the second factor. It stands on that password, and ends with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.crypto import constant_time_compare

from portal.accounts import steps
from portal.accounts.models import User

if TYPE_CHECKING:
    from django.http import HttpRequest


def begin(request: HttpRequest, *, user: User, wished: str) -> None:
    """The password was right; `wished` is where to go once the factor is too."""
    steps.begin(request, steps.CODE, user=user.pk, next=wished, stands_on=user.get_session_auth_hash())


def named_by(request: HttpRequest) -> User | None:
    """Whom the password named. None once it is another one, or the account was closed. A freeze is not told here: no code is right then."""
    facts = steps.facts_of(request, steps.CODE)
    user = User.objects.filter(pk=facts["user"]).first() if facts else None
    if facts is None or user is None or not user.is_active:
        return None
    return user if constant_time_compare(facts.get("stands_on", ""), user.get_session_auth_hash()) else None
