"""Ways out. They work without JavaScript and without a form token, since a way out must never fail.

No token is needed: another site's form brings no session cookie with it (SameSite), so that it can end nobody's session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.services import sign_out as service

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

OWN_FORMS = {"none", "same-origin"}  # another site's form must not empty the cookies of ours
FORGET = '"cache", "cookies", "storage"'


@csrf_exempt
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session; the browser is told to forget, and the next page says nothing of where one was."""
    return _out(request, "accounts:signed_out")


@csrf_exempt
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """The quick exit. It stops at a page of ours first: a browser would not let a form lead straight to another site."""
    return _out(request, "accounts:left")


@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/signed_out.html")


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """Goes on by itself to the neutral address of the settings."""
    response = render(request, "accounts/left.html", {"elsewhere": settings.ATHAR_QUICK_EXIT_URL})
    response["Refresh"] = f"0; url={settings.ATHAR_QUICK_EXIT_URL}"
    return response


def _out(request: HttpRequest, page: str) -> HttpResponse:
    service.sign_out(request=request)
    response = redirect(page)
    response.status_code = 303
    if request.headers.get("Sec-Fetch-Site", "none") in OWN_FORMS:
        response["Clear-Site-Data"] = FORGET
    return response
