"""The cases that the reader works on."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db import models as db
from django.db import transaction
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from casework.audit import EventTag, record, record_each
from casework.enums import Governorate
from casework.field_policy import sights_of
from casework.models import Case
from casework.naming import display_names
from casework.services.reading_watch import watch_listing
from casework.stages import Stage, family_stage
from casework.views.staff_page import staff_page
from search.collation import collated

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from casework.field_policy import Sight

CASES_A_PAGE = 25
# Clear columns alone: the database cannot sort what it cannot read.
ORDERS = {
    "since": (_("Latest change"), ["-state_since", "id"]),
    "waiting": (_("Longest without change"), ["state_since", "id"]),
    "state": (_("State"), ["state", "-state_since", "id"]),
    "governorate": (_("Governorate"), ["place", "-state_since", "id"]),
    "year": (_("Year of disappearance"), ["year", "-state_since", "id"]),
}


@dataclass(frozen=True)
class CaseLine:
    """One case as a list shows it."""

    case: Case
    names: dict[str, str]
    stage: Stage | None


def line_of(case: Case, sight: Sight) -> CaseLine:
    """Opens the names: call it for the rows of one page, never for a whole set. Wants `for_list()`."""
    registration = next(iter(case.registrations.all()), None)
    relative = next(iter(registration.relatives.all()), None) if registration else None
    stage = family_stage(registration, relative) if registration else None
    return CaseLine(case=case, names=display_names(case.person, sight), stage=stage)


def _governorate_rank() -> db.Case:
    """The place of a governorate among all, by its name in the reader's language; what is not known comes last."""
    known = [(code, name) for code, name in Governorate.choices if code]
    names = collated(known, itemgetter(1), get_language())
    return db.Case(
        *(db.When(governorate=code, then=rank) for rank, (code, _name) in enumerate(names)), default=len(names)
    )


@staff_page
@require_safe
def case_list(request: HttpRequest) -> HttpResponse:
    order = request.GET.get("order", "")
    order = order if order in ORDERS else "since"
    with transaction.atomic():
        watch_listing(request.user)
        cases = Case.objects.visible_to(request.user).for_list()
        cases = cases.annotate(place=_governorate_rank()) if order == "governorate" else cases
        cases = cases.order_by(*ORDERS[order][1])
        page = Paginator(cases, CASES_A_PAGE).get_page(request.GET.get("page"))
        sights = sights_of(request.user, page)
        lines = [line_of(case, sights[case.pk]) for case in page]
        record(EventTag.STAFF_CASE_LISTED, actor=request.user, subject=("case_list", str(page.number)))
        record_each(EventTag.STAFF_CASE_SHOWN, actor=request.user, subjects=[line.case for line in lines if line.names])
    orders = [(code, label) for code, (label, _columns) in ORDERS.items()]
    return render(request, "casework/case_list.html", {"page": page, "lines": lines, "orders": orders, "order": order})
