"""Where someone goes after signing in: their own area, on this host, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from portal.accounts.models import Area

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User

ACCOUNT_AREA, OWN_PAGES = "account", "/account/security/"
HOME = {
    Area.FAMILY: "family:registrations",
    Area.STAFF: "casework:case_list",
    Area.CMS: "wagtailadmin_home",
}


def destination(request: HttpRequest, user: User, wished: str) -> str:
    """`wished` when it lies in the account's area, otherwise the area's first page."""
    if wished and _is_own(request, wished) and _area_of(wished) in {user.area, ACCOUNT_AREA}:
        return wished
    return reverse(HOME[Area(user.area)])


def own_page(request: HttpRequest, wished: str) -> str:
    """`wished` when it is an address of this host, otherwise empty."""
    return wished if wished and _is_own(request, wished) else ""


def _is_own(request: HttpRequest, url: str) -> bool:
    return url.startswith("/") and url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )


def _area_of(url: str) -> str | None:
    """The area of the account that the address's gate asks for, or the pages of one's own account; None for open and unknown addresses."""
    try:
        path = urlsplit(url).path
        with translation.override(translation.get_language_from_path(path)):
            match = resolve(path)
    except (Resolver404, ValueError):
        return None
    gate = getattr(match.func, "gate", None)
    if gate is None:
        return None
    return ACCOUNT_AREA if OWN_PAGES in path else gate.account_area
