"""A refusal of the vault on any page: one event, one page that says nothing, no part of what would not open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casework.audit import EventTag, record_refusal
from casework.vault import VaultError
from portal.views import broken

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class VaultAlarmMiddleware:
    """Answers for every view that has no answer of its own (`casework.views.staff_page` has)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The view's transaction has rolled back by now, so the alarm stands in one of its own."""
        if not isinstance(exception, VaultError):
            return None
        match = request.resolver_match
        ids = {name: value for name, value in (match.kwargs if match else {}).items() if name.endswith("_id")}
        kind, subject = next(iter(ids.items()), ("route_id", match.view_name if match else ""))
        record_refusal(
            EventTag.VAULT_CASE_REFUSED,
            actor=getattr(request, "user", None),
            subject=(kind.removesuffix("_id"), str(subject)),
        )
        return broken(request)
