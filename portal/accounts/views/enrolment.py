"""What the pages between an invitation and a finished account share."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.shortcuts import render

from portal.accounts import steps
from portal.accounts.exceptions import InvitationOver
from portal.accounts.services.invitation_accept import open_invitation

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


def enrolling(view: Callable[[HttpRequest, dict[str, Any]], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Only the session that chose the invitation's password last, and only until the account has a factor."""

    @wraps(view)
    def asked(request: HttpRequest) -> HttpResponse:
        facts = steps.facts_of(request, steps.ENROL)
        if facts is None:
            return over(request)
        try:
            open_invitation(invitation_id=facts["invitation_id"], begun_as=facts["begun_as"])
            return view(request, facts)
        except InvitationOver:
            return over(request)

    return asked


def over(request: HttpRequest) -> HttpResponse:
    """The same answer for an invitation that is used, too old, replaced or invented."""
    return render(request, "accounts/invitation_over.html", status=404)


def ended(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """The account is ready: its recovery codes, once."""
    steps.end(request)
    return render(request, "accounts/recovery_codes.html", {"codes": codes, "layout": "layouts/account.html"})
