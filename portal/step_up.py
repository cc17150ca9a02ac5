"""The way to a fresh second factor, and back to the page where it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode, urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import translation

from casework.audit import EventTag, record_refusal
from portal.accounts.fresh_factor import is_fresh
from portal.dangerous_acts import NEEDS_FRESH_FACTOR

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User

SEE_OTHER = 303


def ask_for_fresh_factor(request: HttpRequest) -> HttpResponse | None:
    """The answer to a dangerous act by someone whose last factor is older than ten minutes; otherwise None."""
    match = request.resolver_match
    if match is None or match.view_name not in NEEDS_FRESH_FACTOR:
        return None
    if not cast("Any", request.user).is_verified():
        return redirect_to_login(request.path, reverse("accounts:sign_in"))
    return None if is_fresh(request) else lead_to_confirm(request)


def lead_to_confirm(request: HttpRequest) -> HttpResponse:
    """Nothing was done. A form that was posted leads back to the page it stood on; a browser keeps what was typed there."""
    user = cast("User", request.user)
    record_refusal(EventTag.ACCOUNT_STEP_UP_ASKED, actor=user, subject=user)
    prefix = translation.get_language_from_path(request.path_info)
    with translation.override(prefix or user.language):
        address = reverse("accounts:confirm")
    return HttpResponseRedirect(f"{address}?{urlencode({'next': _way_back(request)})}", status=SEE_OTHER)


def _way_back(request: HttpRequest) -> str:
    """Never a query string: words that somebody searched for do not belong in another address."""
    if request.method != "POST":
        return request.path
    came_from = urlsplit(request.headers.get("Referer", ""))
    return came_from.path if came_from.netloc == request.get_host() else ""
