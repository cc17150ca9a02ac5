"""Requests that a page makes by itself. They never keep a session open: a screen that nobody looks at must lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest

# By the name of their address. Publishing's editor asks every few seconds who else has the page open.
BACKGROUND = {"wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release"}


def is_background(request: HttpRequest) -> bool:
    """Also what a browser fetches before anybody asks for it."""
    match = request.resolver_match
    return (match is not None and match.view_name in BACKGROUND) or "prefetch" in request.headers.get("Sec-Purpose", "")
