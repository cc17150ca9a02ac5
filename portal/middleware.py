"""Language from the address; where that names none, from the account."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.utils import translation

from portal.own_language import own_language, speaks_own_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User

    Next = Callable[[HttpRequest], HttpResponse]


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


class OwnLanguageMiddleware:
    """Staff and publishing have no language in their addresses: they speak the one that the account chose."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not speaks_own_language(request):
            return self.get_response(request)
        # The outer middleware puts back what was active before, also after an error.
        request.LANGUAGE_CODE = own_language(cast("User", request.user))
        translation.activate(request.LANGUAGE_CODE)
        return self.get_response(request)
