"""Language from the address, security headers, and the age of a session."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import logout
from django.utils import translation

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Next = Callable[[HttpRequest], HttpResponse]

OPENED = "opened_at"
LAST_SEEN = "last_seen_at"


class AddressLanguageMiddleware:
    """The address alone names the language: no cookie, no guess that a shared phone could remember."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or language)
        return response


class SecurityHeadersMiddleware:
    """What no Django setting covers."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class SessionAgeMiddleware:
    """Ends a signed-in session that lay idle, or that is half a day old, whatever the cookie says."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            self._end_or_touch(request, request.user.area, time.time())
        return self.get_response(request)

    @staticmethod
    def _end_or_touch(request: HttpRequest, area: str, now: float) -> None:
        session = request.session
        idle = now - session.get(LAST_SEEN, now)
        age = now - session.setdefault(OPENED, now)
        if idle > settings.ATHAR_SESSION_IDLE_SECONDS[area] or age > settings.ATHAR_SESSION_ABSOLUTE_SECONDS:
            logout(request)
        else:
            session[LAST_SEEN] = now
