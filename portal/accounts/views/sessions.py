"""Where one is signed in, and how to end it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.layouts import layout_of
from portal.accounts.models.session import Session
from portal.accounts.services.session_end import session_end
from portal.accounts.services.sessions_end import sessions_end
from portal.accounts.sessions import SHOWN
from portal.accounts.views.own_account import own_account

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User


@own_account
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """The device that asks first, then the others, the latest use before."""
    user, here = cast("User", request.user), request.session.get(SHOWN)
    rows = sorted(Session.sessions.of(user), key=lambda row: row.id_shown != here)
    return render(request, "accounts/sessions.html", {"layout": layout_of(user), "sessions": rows, "here": here})


@own_account
@require_POST
def end_session(request: HttpRequest, id_shown: str) -> HttpResponse:
    session_end(user=cast("User", request.user), id_shown=id_shown)
    messages.success(request, _("This device is signed out."))
    return redirect("accounts:sessions")


@own_account
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    with transaction.atomic():
        sessions_end(user=user, actor=user, keep=request.session.session_key or "")
    messages.success(request, _("All other devices are signed out."))
    return redirect("accounts:sessions")
