"""The pages of a relative: a list and one registration. Titles are neutral, nothing is stored by the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portal.family.reading import list_registrations, read_registration

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User


@require_safe
def registrations(request: HttpRequest) -> HttpResponse:
    summaries = list_registrations(cast("User", request.user), _language())
    return render(request, "family/registrations.html", {"summaries": summaries})


@require_safe
def registration(request: HttpRequest, registration_id: str) -> HttpResponse:
    summary = read_registration(cast("User", request.user), registration_id, _language())
    context = {"summary": summary, "family_line": settings.ATHAR_FAMILY_LINE}
    return render(request, "family/registration.html", context)


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
