"""Pages of the CMS that are ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from publications.enums import LanguageStanding
from publications.models import PublicPage
from publications.services.standing_set import GIVEN_BY_PEOPLE, standing_set

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
def standing(request: HttpRequest, page_id: int) -> HttpResponse:
    """Asks a publisher whether a translation has been reviewed."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, PublicPage) or page.is_original:
        raise Http404
    if request.method == "POST":
        standing_set(page=page, standing=LanguageStanding(_asked(request)), user=request.user)  # type: ignore[arg-type]
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return render(request, "publications/cms/standing.html", {"page": page, "choices": GIVEN_BY_PEOPLE})


def _asked(request: HttpRequest) -> str:
    """Raises Http404 for anything that the form does not offer."""
    asked = request.POST.get("standing", "")
    if asked not in GIVEN_BY_PEOPLE:
        raise Http404
    return asked
