"""Who asks: session, account and second factor in two queries, asked for only by those who want to know.

It stands for Django's own middleware and django-otp's, and leaves what they leave: `request.user`, with `otp_device` and `is_verified()`.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, load_backend
from django.contrib.auth.models import AnonymousUser
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.middleware import is_verified
from django_otp.models import Device

from portal.accounts import clock
from portal.accounts.background import is_background
from portal.accounts.models.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User
    from portal.accounts.sessions import SessionStore

TOUCHED_EVERY = dt.timedelta(minutes=1)


class AccountMiddleware:
    """Says who asks, and afterwards that the session was used, unless nobody was there to use it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.user = cast("User", SimpleLazyObject(partial(who_asks, request)))
        response = self.get_response(request)
        if not is_background(request):
            touch(cast("SessionStore", request.session).row)
        return response


def who_asks(request: HttpRequest) -> User | AnonymousUser:
    """The account with its device, or nobody. A session that has ended in the meantime is emptied."""
    store = cast("SessionStore", request.session)
    asking: Any = AnonymousUser()
    if BACKEND_SESSION_KEY in store and store.row is not None:
        if _holds(store, store.row):
            asking = store.row.account
        else:
            store.flush()
    asking.otp_device = _device(asking, store.row.factor) if asking.is_authenticated and store.row else None
    asking.is_verified = partial(is_verified, asking)
    return cast("User | AnonymousUser", asking)


def _holds(store: SessionStore, row: Session) -> bool:
    """Neither old nor idle, and the account is the one that entered: in force, served here, with the same password."""
    user = row.account
    return (
        user is not None
        and user.area in settings.ATHAR_AREAS
        and row.area in {"", user.area}
        and not is_over(row, user.area)
        and _is_what_was_signed(store, row)
        and store[BACKEND_SESSION_KEY] in settings.AUTHENTICATION_BACKENDS
        and cast("Any", load_backend(store[BACKEND_SESSION_KEY])).user_can_authenticate(user)
        and constant_time_compare(store.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())
    )


def _is_what_was_signed(store: SessionStore, row: Session) -> bool:
    """The columns only repeat the signed data: whoever can write to the table must not become somebody else by them."""
    return (store.get(SESSION_KEY), store.get(DEVICE_ID_SESSION_KEY, "")) == (str(row.account_id), row.factor)


def is_over(row: Session, area: str) -> bool:
    """It lay idle, or it is half a day old, whatever the cookie says."""
    idle = dt.timedelta(seconds=settings.ATHAR_SESSION_IDLE_SECONDS[area])
    whole = dt.timedelta(seconds=settings.ATHAR_SESSION_ABSOLUTE_SECONDS)
    return clock.now() - row.last_seen_at > idle or clock.now() - row.created_at > whole


def _device(user: User, factor: str) -> Any:
    """The confirmed factor that the session came in by; None once it is gone, and the session with it."""
    device = Device.from_persistent_id(factor) if factor else None
    return device if device is not None and device.user_id == user.pk and device.confirmed else None


def touch(row: Session | None) -> None:
    """Once a minute is enough, and spares a write for each page."""
    if row is None or row.account_id is None or clock.now() - row.last_seen_at < TOUCHED_EVERY:
        return
    row.last_seen_at = clock.now()
    Session.objects.filter(pk=row.pk).update(last_seen_at=row.last_seen_at)
