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
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.utils.urlpatterns import decorate_urlpatterns

from casework.exceptions import FreshFactorNeeded
from casework.row_security import act_as
from portal.accounts.factor_rules import opens_area
from portal.crossing import comes_from_elsewhere, needs_no_token
from portal.refusals import asked
from portal.step_up import ask_for_fresh_factor, lead_to_confirm

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
        """The answer to someone who may not pass, or None. Raises Http404 where the area must not seem to exist, PermissionDenied for another site's request."""
        if self.area not in settings.ATHAR_AREAS:
            raise Http404
        if self.no_store and comes_from_elsewhere(request) and not needs_no_token(request):
            raise PermissionDenied
        if self.account_area is None:
            return None
        user = request.user
        is_verified = getattr(
            user, "is_verified", None
        )  # AccountMiddleware puts it there; without it nobody is verified
        if not user.is_authenticated or is_verified is None or not is_verified():
            # Without its query: what somebody looked for does not belong in another address.
            return redirect_to_login(request.path, reverse("accounts:sign_in"))
        if user.area != self.account_area:
            raise Http404
        if not opens_area(user, getattr(user, "otp_device", None)):
            return redirect("accounts:security")
        return None


PUBLIC = Gate("public", no_store=False)
ACCOUNT = Gate("account")
FAMILY = Gate("family", account_area="family")
STAFF = Gate("staff", account_area="staff")
# No account: its addresses are leave themselves, given behind another gate, and no cookie is read there.
FILES = Gate("files")
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
    """Asks the view's gate before the view runs, and for a fresh second factor before a dangerous act."""

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
        refusal = asked(gate, request)
        # The database's own lock: nobody's rows for strangers and on public pages.
        known = gate is not PUBLIC and refusal is None and request.user.is_authenticated
        act_as(request.user.pk if known else None)
        return refusal or ask_for_fresh_factor(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return lead_to_confirm(request) if isinstance(error, FreshFactorNeeded) else None


# Wagtail's admin still needs inline scripts and styles, and shows previews in a frame of its own origin.
CMS_POLICY = {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-ancestors": ["'self'"],
    "frame-src": ["'self'"],
}
