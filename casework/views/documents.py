"""Documents of a registration: what came in, adding one, and leave to fetch one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from casework.audit import EventTag, record, record_refusal
from casework.field_policy import may_read_documents
from casework.models import Document, Registration
from casework.permissions import Permission, allows
from casework.services.document_open import document_leave
from casework.services.reading_watch import watch_case, watch_document
from casework.uploads.addresses import file_address
from casework.uploads.forms import DocumentForm
from casework.uploads.lines import lines_of
from casework.uploads.sealing import takes_file
from casework.views.staff_page import staff_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from casework.rights import Account


@takes_file
@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def registration_documents(request: HttpRequest, registration_id: str) -> HttpResponse:
    registration = _registration(request, registration_id)
    form = DocumentForm(request)
    if form.is_bound and form.add_to(registration):
        return redirect("casework:registration_documents", registration.pk)
    if form.refusal:
        record_refusal(EventTag.DOCUMENT_REFUSED, actor=request.user, subject=registration)
    documents = Document.objects.visible_to(request.user).filter(registration=registration).for_list()
    context = {
        "registration": registration,
        "lines": lines_of(documents),
        "form": form,
        "adds": allows(request.user, Permission.DOCUMENT_ADD, registration),
        "scanner": settings.ATHAR_CLAMD_ADDRESS,
    }
    return render(request, "casework/registration_documents.html", context, status=400 if form.is_bound else 200)


@staff_page
@require_POST
def document_fetch(request: HttpRequest, document_id: str) -> HttpResponse:
    document = Document.objects.visible_to(request.user).filter(pk=document_id).first()
    if document is None:
        record_refusal(EventTag.DOCUMENT_REFUSED, actor=request.user, subject=("document", document_id))
        raise Http404
    watch_document(request.user)
    return redirect(file_address(document_leave(actor=cast("Account", request.user), document=document)))


def _registration(request: HttpRequest, registration_id: str) -> Registration:
    """With a trace of the look. Raises Http404, also for whom the case is shown to without its documents."""
    with transaction.atomic():
        visible = Registration.objects.visible_to(request.user).select_related("data_key", "case")
        registration: Registration | None = visible.filter(pk=registration_id).first()
        if registration is not None and may_read_documents(request.user, registration.case):
            watch_case(request.user, registration.case)
            record(EventTag.STAFF_CASE_READ, actor=request.user, subject=registration.case)
            return registration
    record_refusal(EventTag.STAFF_CASE_REFUSED, actor=request.user, subject=("registration", registration_id))
    raise Http404
