"""A page for whoever opens an address that takes another method: the empty answer of Django leaves a blank window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest


class RefusedMethodMiddleware:
    """Puts words into a view's empty answer.

    It is listed outside the gates, but they answer before the view does (`process_view`): whoever may not know of an address gets their
    answer, never this one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            response.content = render_to_string("errors/405.html", request=request).encode()
        return response
