"""Requests that another site makes a browser send. Browsers tell where a request began; private pages listen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest

OWN = {"same-origin", "none"}  # "none": typed, a bookmark, or a link in another program


def comes_from_elsewhere(request: HttpRequest) -> bool:
    """Another site's form, frame, picture or script, also one of a neighbouring host. Following a link is no such thing."""
    return request.headers.get("Sec-Fetch-Site", "none") not in OWN and not follows_a_link(request)


def follows_a_link(request: HttpRequest) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and request.headers.get("Sec-Fetch-Mode") == "navigate"
        and request.headers.get("Sec-Fetch-Dest") == "document"
    )


def needs_no_token(request: HttpRequest) -> bool:
    """The ways out: they must never fail, whoever presses the button."""
    match = request.resolver_match
    return bool(match and getattr(match.func, "csrf_exempt", False))
