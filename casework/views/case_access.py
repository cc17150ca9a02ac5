"""Who may see one case, and the acts that change it. Each act is posted to an address of its own and leads back to the page."""

from __future__ import annotations

from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.access_forms import AssignForm, ColleagueForm, ReasonForm
from casework.audit import EventTag, record
from casework.exceptions import NotAllowed, WrongStep
from casework.models import Assignment, BreakGlass, Case, Recusal
from casework.permissions import Permission, allows, require
from casework.services.case_assign import case_assign, case_unassign
from casework.services.case_seal import case_seal, case_unseal
from casework.services.reading_watch import watch_case
from casework.services.recusal_declare import recusal_declare_for, recusal_end
from casework.views.staff_page import staff_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from casework.rights import Actor

    Act = Callable[..., Form | None]


def case_for(actor: Actor, case_id: str) -> Case:
    """The case, for those who may at least seal it. Raises NotAllowed alike for a stranger's and for none."""
    case: Case | None = Case.objects.answered_for_by(actor).select_related("team").filter(pk=case_id).first()
    if case is None:
        raise NotAllowed("no such case")
    require(actor, Permission.CASE_SEAL, case)
    return case


@staff_page
@require_safe
def case_access(request: HttpRequest, case_id: str) -> HttpResponse:
    return show(request, case_for(request.user, case_id))


def show(request: HttpRequest, case: Case, *, status: int = 200, forms: dict[str, Form] | None = None) -> HttpResponse:
    """The page; `forms` are those that came back with errors. 409 tells that the act does not follow."""
    with transaction.atomic():
        watch_case(request.user, case)
        record(EventTag.STAFF_CASE_READ, actor=request.user, subject=case)
        context = {
            "case": case,
            "assignments": list(Assignment.objects.filter(case=case, until=None).select_related("officer")),
            "recusals": list(
                Recusal.objects.visible_to(request.user).open().filter(case=case).select_related("account")
            ),
            "readings": list(BreakGlass.objects.in_force(timezone.now()).filter(case=case).select_related("reader")),
            "assigns": allows(request.user, Permission.CASE_ASSIGN, case),
            "seal_form": ReasonForm(),
            "assign_form": AssignForm(actor=request.user, case=case),
            "end_form": ReasonForm(),
            "recuse_form": ColleagueForm(case=case, auto_id="recuse_%s"),
            "refused": status == HTTPStatus.CONFLICT,
        }
        return render(request, "casework/case_access.html", context | (forms or {}), status=status)


def act(name: str = "") -> Callable[[Act], Callable[..., Any]]:
    """Wraps what takes the posted form and acts on it if it is whole; `name` is the form's on the page, if there is one."""

    def wrap(view: Act) -> Callable[..., HttpResponseBase]:
        @staff_page
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def page(request: HttpRequest, case_id: str, **ids: str) -> HttpResponse:
            if request.method != "POST":  # back from confirming who one is
                return redirect("casework:case_access", case_id)
            case = case_for(request.user, case_id)
            try:
                form = view(request, case, **ids)
            except WrongStep:
                return show(request, case, status=HTTPStatus.CONFLICT)
            if form is not None and form.errors:
                return show(request, case, status=400, forms={name: form})
            stays = allows(request.user, Permission.CASE_SEAL, case)
            return redirect("casework:case_access", case_id) if stays else redirect("casework:case_list")

        return page

    return wrap


@act("seal_form")
def seal(request: HttpRequest, case: Case) -> Form:
    form = ReasonForm(request.POST)
    if form.is_valid():
        case_seal(actor=request.user, case=case, reason=form.cleaned_data["reason"])
    return form


@act("seal_form")
def unseal(request: HttpRequest, case: Case) -> Form:
    form = ReasonForm(request.POST)
    if form.is_valid():
        case_unseal(actor=request.user, case=case, reason=form.cleaned_data["reason"])
    return form


@act("assign_form")
def assign(request: HttpRequest, case: Case) -> Form:
    require(request.user, Permission.CASE_ASSIGN, case)
    form = AssignForm(request.POST, actor=request.user, case=case)
    if form.is_valid():
        given: dict[str, Any] = form.cleaned_data
        case_assign(actor=request.user, case=case, officer=given["colleague"], reason=given["reason"])
    return form


@act()
def unassign(request: HttpRequest, case: Case, assignment_id: str) -> None:
    require(request.user, Permission.CASE_ASSIGN, case)
    row = get_object_or_404(
        Assignment.objects.filter(case=case, until=None).select_related("officer"), pk=assignment_id
    )
    case_unassign(actor=request.user, case=case, officer=row.officer)


@act("recuse_form")
def recuse(request: HttpRequest, case: Case) -> Form:
    require(request.user, Permission.RECUSAL_DECLARE_FOR, case)
    form = ColleagueForm(request.POST, case=case, auto_id="recuse_%s")
    if form.is_valid():
        recusal_declare_for(actor=request.user, case=case, account=form.cleaned_data["colleague"])
    return form


@act("end_form")
def end_recusal(request: HttpRequest, case: Case, recusal_id: str) -> Form:
    recusals = Recusal.objects.visible_to(request.user).filter(case=case).select_related("case")
    recusal = get_object_or_404(recusals, pk=recusal_id)
    require(request.user, Permission.RECUSAL_END, recusal)
    form = ReasonForm(request.POST, auto_id=f"%s-{recusal.pk}")
    if form.is_valid():
        recusal_end(actor=request.user, recusal=recusal, reason=form.cleaned_data["reason"])
    return form
