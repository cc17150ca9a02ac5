"""What a relative sent: the list, sending one more, and leave to fetch one. Relatives do not see what others sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST

from casework.audit import EventTag, record_refusal
from casework.exceptions import NotAllowed
from casework.models import Document, Registration
from casework.services.document_open import document_leave
from casework.uploads.addresses import file_address
from casework.uploads.forms import DocumentForm
from casework.uploads.lines import lines_of
from casework.uploads.sealing import takes_file
from portal.family.reading import read_registration

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User


@takes_file
@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: HttpRequest, registration_id: str) -> HttpResponse:
    user = cast("User", request.user)
    summary = read_registration(user, registration_id, get_language() or settings.LANGUAGE_CODE)
    form = DocumentForm(request)
    if form.is_bound and form.add_to(Registration.objects.visible_to(user).get(pk=registration_id)):
        return redirect("family:documents", registration_id)
    if form.refusal:
        record_refusal(EventTag.DOCUMENT_REFUSED, actor=user, subject=("registration", registration_id))
    own = Document.objects.visible_to(user).filter(registration=registration_id).for_list()
    context = {"summary": summary, "lines": lines_of(own), "form": form, "scanner": settings.ATHAR_CLAMD_ADDRESS}
    return render(request, "family/documents.html", context, status=400 if form.is_bound else 200)


@require_POST
def document_fetch(request: HttpRequest, registration_id: str, document_id: str) -> HttpResponse:
    user = cast("User", request.user)
    own = Document.objects.visible_to(user).filter(registration=registration_id)
    try:
        document = own.get(pk=document_id)
        return redirect(file_address(document_leave(actor=user, document=document)))
    except (Document.DoesNotExist, NotAllowed) as error:
        record_refusal(EventTag.DOCUMENT_REFUSED, actor=user, subject=("document", document_id))
        raise Http404 from error
