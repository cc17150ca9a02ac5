"""The product's addresses, and an empty page for comparison."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path

from portal.access import FAMILY, behind
from portal.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def empty(_request: object) -> HttpResponse:
    """What Django costs by itself: the session, the account, and no content."""
    return HttpResponse("<!doctype html><title>-</title>")


urlpatterns = [*behind(FAMILY, [path("bench/empty/", empty)]), *urlpatterns]
