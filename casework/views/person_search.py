"""Finding a person by name. Names are posted, so that none stands in an address, a history or a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from casework.audit import EventTag, record_each
from casework.field_policy import sights_of
from casework.forms import PersonSearchForm
from casework.naming import display_names
from casework.permissions import Permission, require
from casework.services.people_search import SHOWN, people_search
from casework.views.staff_page import staff_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@staff_page
@sensitive_post_parameters("query")
@require_http_methods(["GET", "HEAD", "POST"])
def person_search(request: HttpRequest) -> HttpResponse:
    require(request.user, Permission.PEOPLE_SEARCH)
    form = PersonSearchForm(request.POST) if request.method == "POST" else PersonSearchForm()
    found, results = None, []
    if form.is_bound and form.is_valid():
        with transaction.atomic():
            found = people_search(actor=request.user, query=form.cleaned_data["query"])
            sights = sights_of(request.user, [hit.case for hit in found.hits])
            results = [(hit, display_names(hit.case.person, sights[hit.case.pk])) for hit in found.hits]
            shown = [hit.case for hit, names in results if names]
            record_each(EventTag.STAFF_CASE_SHOWN, actor=request.user, subjects=shown)
    context = {"form": form, "found": found, "results": results, "shown": SHOWN}
    return render(request, "casework/person_search.html", context)
