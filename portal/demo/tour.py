"""The demo's tour: who can sign in as whom. Routed only in the demo, and shown only to the machine that it runs on."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.demo.accounts import ACCOUNTS
from portal.demo.codes import codes_of
from portal.demo.guide import PARTS
from portal.demo.sheet import read_sheet

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")


@require_safe
def tour(request: HttpRequest) -> HttpResponse:
    """Passwords and codes of invented people. To a reader on another machine it says that they stay here."""
    if not settings.DEMO:
        raise Http404
    if not is_of_this_machine(request):
        return render(request, "demo/tour_elsewhere.html", status=403)
    return render(request, "demo/tour.html", {"people": people()})


def is_of_this_machine(request: HttpRequest) -> bool:
    """Whether the request began here: from a loopback address, and through no proxy that may speak for somebody far away."""
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return address.is_loopback and not any(name in request.headers for name in FORWARDED)


def people() -> dict[str, list[dict[str, Any]]]:
    """Area → its people, in the order of `accounts`: what the sheet knows of each, the part to play, a code. Empty before the demo is filled."""
    rows = {row["key"]: row for row in read_sheet()["accounts"]}
    codes = codes_of(rows.values())
    found: dict[str, list[dict[str, Any]]] = {}
    for account in ACCOUNTS:
        if row := rows.get(account.key):
            part = PARTS[account.key]
            person = {"row": row, "name": account.display_name, "part": part, "begins": reverse(part.begins)}
            found.setdefault(account.area, []).append({**person, "code": codes[row["login"]]})
    return found
