"""Opening a case in need: asking by reference, a second person's answer, and keeping away from a case of one's own."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from casework.access_forms import BreakGlassForm, ReferenceForm
from casework.audit import EventTag, record
from casework.exceptions import NotAllowed
from casework.field_policy import ANSWERING_SIGHT
from casework.models import BreakGlass, Recusal
from casework.permissions import Permission, allows, require
from casework.services.break_glass_approve import break_glass_approve, break_glass_end
from casework.services.break_glass_ask import break_glass_ask
from casework.services.recusal_declare import recusal_declare, recusal_end
from casework.views.acts import act_on_row
from casework.views.staff_page import staff_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from casework.rights import Account, Actor

PAGE = "casework:break_glass"
# What a page says after an act: the same words whether the reference exists or not.
DONE = {"asked", "recused"}


@staff_page
@require_safe
def break_glass(request: HttpRequest) -> HttpResponse:
    done = request.GET.get("done", "")
    return show(request, done=done if done in DONE else "")


def show(request: HttpRequest, *, status: int = 200, **shown: Any) -> HttpResponse:
    """Waiting requests for those who answer them, open cases for their readers, the two forms for those who work on cases."""
    actor = request.user
    asks, answers, recuses = (
        allows(actor, permission)
        for permission in (Permission.BREAK_GLASS_ASK, Permission.BREAK_GLASS_ANSWER, Permission.RECUSAL_DECLARE)
    )
    if not (asks or answers or recuses):
        raise NotAllowed("no page for this role")
    with transaction.atomic():
        record(EventTag.STAFF_CASE_LISTED, actor=actor, subject=("break_glass_list", ""))
        rows = BreakGlass.objects.visible_to(actor).select_related("reader__data_key", "approved_by")
        context = {
            "answers": answers,
            "waiting": [(row, ANSWERING_SIGHT.show(row, "reason")) for row in rows.waiting()] if answers else [],
            "open": list(rows.in_force(timezone.now())),
            "ask_form": BreakGlassForm() if asks else None,
            "recuse_form": ReferenceForm(auto_id="recuse_%s") if recuses else None,
            "kept_away": _kept_away(actor),
            "hours": settings.ATHAR_BREAK_GLASS_HOURS,
            "refused": status == HTTPStatus.CONFLICT,
        }
    return render(request, "casework/break_glass.html", context | shown, status=status)


def _kept_away(actor: Actor) -> list[Recusal]:
    """For protection officers, who see to it that nobody is shut out of a case without need."""
    if not allows(actor, Permission.RECUSAL_LIST):
        return []
    return list(Recusal.objects.visible_to(actor).open().select_related("account").order_by("-since", "pk"))


@staff_page
@sensitive_post_parameters("reference", "reason")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    require(request.user, Permission.BREAK_GLASS_ASK)
    if request.method != "POST":
        return redirect(PAGE)
    form = BreakGlassForm(request.POST)
    if not form.is_valid():
        return show(request, status=400, ask_form=form)
    break_glass_ask(actor=cast("Account", request.user), **form.cleaned_data)
    return redirect(f"{reverse(PAGE)}?done=asked")


@staff_page
@sensitive_post_parameters("reference")
@require_http_methods(["GET", "HEAD", "POST"])
def recuse_oneself(request: HttpRequest) -> HttpResponse:
    require(request.user, Permission.RECUSAL_DECLARE)
    if request.method != "POST":
        return redirect(PAGE)
    form = ReferenceForm(request.POST, auto_id="recuse_%s")
    if not form.is_valid():
        return show(request, status=400, recuse_form=form)
    recusal_declare(actor=cast("Account", request.user), reference=form.cleaned_data["reference"])
    return redirect(f"{reverse(PAGE)}?done=recused")


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, glass_id: str) -> HttpResponse:
    return _answer(request, glass_id, break_glass_approve)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, glass_id: str) -> HttpResponse:
    return _answer(request, glass_id, break_glass_end)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def let_back(request: HttpRequest, recusal_id: str) -> HttpResponse:
    require(request.user, Permission.RECUSAL_LIST)
    rows = Recusal.objects.visible_to(request.user)
    return act_on_row(
        request,
        rows,
        recusal_id,
        act=lambda row: recusal_end(actor=request.user, recusal=row),
        page=PAGE,
        show=show,
    )


def _answer(request: HttpRequest, glass_id: str, service: Callable[..., object]) -> HttpResponse:
    rows = BreakGlass.objects.visible_to(request.user)
    return act_on_row(
        request, rows, glass_id, act=lambda row: service(actor=request.user, glass=row), page=PAGE, show=show
    )
