"""Pages of the whole site: the choice of language, and a clear answer when something is not there or went wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NoReturn

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils import timezone
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest

CONTACT_GOOD_FOR = timedelta(days=90)


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """The root: six languages in their own words; the address alone remembers the choice."""
    return render(request, "choose_language.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Only public pages are for search engines."""
    closed = ["/*/account/", "/*/my/", "/*/register/", "/*/partners/", "/*/search/", "/staff/", "/cms/", "/api/"]
    return HttpResponse(
        "User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in closed), content_type="text/plain"
    )


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole (RFC 9116). Absent until the operator has set a contact: an invented one would swallow reports."""
    if not settings.ATHAR_SECURITY_CONTACT:
        raise Http404
    until = (timezone.now() + CONTACT_GOOD_FOR).strftime("%Y-%m-%dT00:00:00Z")
    address = f"{settings.WAGTAILADMIN_BASE_URL}/.well-known/security.txt"
    lines = [f"Contact: {settings.ATHAR_SECURITY_CONTACT}", f"Expires: {until}", "Preferred-Languages: en, ar, fr, de"]
    return HttpResponse("\n".join([*lines, f"Canonical: {address}", ""]), content_type="text/plain; charset=utf-8")


def not_found(request: HttpRequest) -> NoReturn:
    """Closes an address that a package would otherwise serve."""
    raise Http404


@requires_csrf_token
def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


@requires_csrf_token
def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/403.html", status=403)


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/400.html", status=400)


@requires_csrf_token
def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that lay open too long, or came from elsewhere: says how to go on; nothing that was stored is lost."""
    return render(request, "errors/form_expired.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Uses nothing that could break again: no database, no session."""
    return HttpResponse(get_template("errors/500.html").render(), status=500)
