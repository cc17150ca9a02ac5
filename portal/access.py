"""The gates: who passes a URL list. Nothing else decides it, and a view behind no gate is not found.

A list is marked once, where `portal.urls` puts it together; the middleware refuses what carries no mark, so that a view added without
thought is closed. Row rights (which case, which field) are not decided here but in `casework.permissions` and `visible_to`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.utils.urlpatterns import decorate_urlpatterns

from portal.accounts.factor_rules import opens_area

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase
    from django.urls import URLPattern, URLResolver

    type_of_patterns = Sequence[URLPattern | URLResolver]


@dataclass(frozen=True)
class Gate:
    """One area's rule: which accounts pass (none means everyone), and whether its pages may be kept by a browser."""

    area: str
    account_area: str | None = None
    no_store: bool = True

    def refuse(self, request: HttpRequest) -> HttpResponse | None:
        """The answer to someone who may not pass, or None. Raises Http404 where the area must not seem to exist."""
        if self.area not in settings.ATHAR_AREAS:
            raise Http404
        if self.account_area is None:
            return None
        user = request.user
        is_verified = getattr(user, "is_verified", None)  # OTPMiddleware puts it there; without it nobody is verified
        if not user.is_authenticated or is_verified is None or not is_verified():
            return redirect_to_login(request.get_full_path(), reverse("accounts:sign_in"))
        if user.area != self.account_area:
            raise Http404
        if not opens_area(user, getattr(user, "otp_device", None)):
            return redirect("accounts:security")
        return None


PUBLIC = Gate("public", no_store=False)
ACCOUNT = Gate("account")
FAMILY = Gate("family", account_area="family")
STAFF = Gate("staff", account_area="staff")
CMS = Gate("cms", account_area="cms")


def behind(gate: Gate, urlpatterns: type_of_patterns) -> list[Any]:
    """The URL list with every view in it marked by `gate`."""

    def mark(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def marked(*args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(*args, **kwargs)

        marked.__dict__["gate"] = gate
        return marked

    return list(decorate_urlpatterns(urlpatterns, mark))


def gate_of(request: HttpRequest) -> Gate | None:
    """The gate of the view that answers, or None where no view was reached."""
    match = request.resolver_match
    return getattr(match.func, "gate", None) if match else None


class NoStoreMiddleware:
    """Keeps all but public pages out of every cache, also what is answered before a view is reached."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        gate = gate_of(request)
        if gate is None or gate.no_store:
            response["Cache-Control"] = "no-store"
        return response


class GateMiddleware:
    """Asks the view's gate before the view runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if gate_of(request) is CMS:
            response._csp_replace = CMS_POLICY  # type: ignore[attr-defined] # noqa: SLF001 - django-csp's way
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        gate: Gate | None = getattr(view, "gate", None)
        if gate is None:
            raise Http404
        return gate.refuse(request)


# Wagtail's admin still needs inline scripts and styles, and shows previews in a frame of its own origin.
CMS_POLICY = {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-ancestors": ["'self'"],
    "frame-src": ["'self'"],
}
