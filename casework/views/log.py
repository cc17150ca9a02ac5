"""The log for those who watch over it. They see who looked at what and when, by number and code; cases they do not see."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from casework.audit import EventTag, id_or_hash, record, record_refusal
from casework.forms import LogFilterForm
from casework.log_lines import csv_lines, events_for, page_of
from casework.models import AuditSeal
from casework.permissions import Permission, allows, require
from casework.services import reading_pause
from casework.views.staff_page import office_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from casework.log_lines import LogPage
    from casework.rights import Account

    View = Callable[..., HttpResponseBase]


def for_log_readers(view: View) -> View:
    """To all others the log does not exist; that they asked for it stands in it."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not allows(request.user, Permission.LOG_READ):
            record_refusal(EventTag.LOG_REFUSED, actor=request.user, subject=("log", ""))
            raise Http404
        return view(request, *args, **kwargs)

    return asked


@office_page
@require_safe
@for_log_readers
def log(request: HttpRequest) -> HttpResponse:
    form = LogFilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    with transaction.atomic():
        page = _page(request, asked) if form.is_valid() else None
        record(EventTag.LOG_READ, actor=request.user, subject=("log", _named(asked)))
    releases = allows(request.user, Permission.READING_RELEASE)
    context = {
        "form": form,
        "page": page,
        "carried": urlencode({name: value for name, value in request.GET.items() if value and name in form.fields}),
        "head": AuditSeal.objects.order_by("-sequence").first(),
        "paused": reading_pause.paused_readers() if releases else [],
    }
    return render(request, "casework/log.html", context, status=200 if form.is_valid() else 400)


@office_page
@require_POST
@for_log_readers
def log_export(request: HttpRequest) -> HttpResponseBase:
    """Everything that the filter leaves, as a table in text. The event is there before the first line goes out."""
    form = LogFilterForm(request.POST)
    if not form.is_valid():
        return render(request, "casework/log.html", {"form": form, "page": None, "paused": []}, status=400)
    with transaction.atomic():
        events = events_for(request.user, form.cleaned_data).filter(at__lt=timezone.now())
        record(EventTag.LOG_EXPORTED, actor=request.user, subject=("log", _named(form.cleaned_data)))
    answer = StreamingHttpResponse(csv_lines(events), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="log.csv"'
    return answer


@office_page
@require_POST
def reading_release(request: HttpRequest, user_id: int) -> HttpResponse:
    require(request.user, Permission.READING_RELEASE)
    reader = get_object_or_404(get_user_model(), pk=user_id, area="staff")
    reading_pause.reading_release(actor=cast("Account", request.user), reader=reader)
    return redirect("casework:log")


def _page(request: HttpRequest, asked: dict[str, Any]) -> LogPage:
    return page_of(request.user, events_for(request.user, asked), after=request.GET.get("after", ""))


def _named(asked: dict[str, Any]) -> str:
    """Whom or what the reader asked for: to ask the log about one person is telling in itself."""
    return id_or_hash(str(asked.get("subject") or asked.get("actor") or ""))
