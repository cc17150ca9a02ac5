"""A recovery that somebody asked for, in the hands of the account's owner: one click stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import transaction
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from portal.accounts import recovery_notice
from portal.accounts.destinations import destination
from portal.accounts.services.recovery_cancel import recovery_void
from portal.accounts.views.own_account import own_account

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User


@own_account
@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """Asks for nothing more: stopping gives nobody a way in."""
    user = cast("User", request.user)
    with transaction.atomic():
        if recovery_void(account=user, actor=user):
            recovery_notice.tell_once(request)
    return redirect(destination(request, user, ""))


@own_account
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """The owner has read that a recovery was stopped."""
    recovery_notice.told(request)
    return redirect(destination(request, cast("User", request.user), ""))
