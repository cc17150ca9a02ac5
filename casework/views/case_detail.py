"""One case with everything that was given about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework.audit import EventTag, record, record_refusal
from casework.models import Case
from casework.permissions import Permission, allows
from casework.rights import one_reading
from casework.services.reading_watch import watch_case
from casework.views.case_sheet import sheet_of
from casework.views.staff_page import staff_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@staff_page
@require_safe
def case_detail(request: HttpRequest, case_id: str) -> HttpResponse:
    with transaction.atomic(), one_reading(request.user):
        case = Case.objects.visible_to(request.user).for_detail().filter(pk=case_id).first()
        if case is not None:
            watch_case(request.user, case)
            record(EventTag.STAFF_CASE_READ, actor=request.user, subject=case)
            sheet = sheet_of(case, request.user)
            changes_access = allows(request.user, Permission.CASE_SEAL, case)
    if case is None:
        record_refusal(EventTag.STAFF_CASE_REFUSED, actor=request.user, subject=("case", case_id))
        raise Http404
    return render(
        request, "casework/case_detail.html", {"sheet": sheet, "case": case, "changes_access": changes_access}
    )
