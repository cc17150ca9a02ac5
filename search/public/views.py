from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from search.public.finding import find
from search.public.query import LONGEST_QUERY, Query

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = Query.from_input(request.GET.get("q", ""), translation.get_language() or "")
    context = {"query": query, "results": find(query) if query.text else None, "longest": LONGEST_QUERY}
    return render(request, "search/public/search.html", context)
