"""Who has which role: a list, asking for one, approving what another asked for, ending it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, cast

from django.db import transaction
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from casework.access_forms import RoleAskForm
from casework.audit import EventTag, record
from casework.exceptions import WrongStep
from casework.models import RoleGrant
from casework.permissions import Permission, require
from casework.services.role_grant import role_approve, role_ask, role_end
from casework.views.acts import act_on_row
from casework.views.staff_page import office_page
from search.collation import collated

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from casework.rights import Account

PAGE = "casework:roles"


@office_page
@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    return show(request)


def show(request: HttpRequest, *, status: int = 200, form: RoleAskForm | None = None) -> HttpResponse:
    """The grants that hold and those that wait, as far as the reader grants roles."""
    require(request.user, Permission.ROLE_LIST)
    actor = cast("Account", request.user)
    with transaction.atomic():
        record(EventTag.STAFF_ROLES_LISTED, actor=actor, subject=("role_list", ""))
        rows = RoleGrant.objects.visible_to(actor).select_related("user", "team", "asked_by")
        rows = rows.order_by("user__display_name", "user__login", "role")
        context = {
            "held": collated(rows.in_force(timezone.now()), _name, get_language()),
            "waiting": [(row, _may_approve(actor, row)) for row in rows.filter(Q(since=None), until=None)],
            "form": form or RoleAskForm(actor=actor),
            "refused": status == HTTPStatus.CONFLICT,
        }
    return render(request, "casework/roles.html", context, status=status)


def _name(grant: RoleGrant) -> str:
    return str(grant.user.get_full_name())


def _may_approve(actor: Account, grant: RoleGrant) -> bool:
    """Only what the page offers; the service decides."""
    return actor.pk not in {grant.asked_by_id, grant.user_id}


@office_page
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    require(request.user, Permission.ROLE_LIST)
    if request.method != "POST":  # back from confirming who one is
        return redirect(PAGE)
    actor = cast("Account", request.user)
    form = RoleAskForm(request.POST, actor=actor)
    if not form.is_valid():
        return show(request, status=400, form=form)
    given = form.cleaned_data
    try:
        role_ask(actor=actor, user=given["colleague"], role=given["role"], team=given["team"])
    except WrongStep:
        return show(request, status=HTTPStatus.CONFLICT, form=form)
    return redirect(PAGE)


@office_page
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, grant_id: str) -> HttpResponse:
    return _answer(request, grant_id, role_approve)


@office_page
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, grant_id: str) -> HttpResponse:
    return _answer(request, grant_id, role_end)


def _answer(request: HttpRequest, grant_id: str, service: Callable[..., object]) -> HttpResponse:
    rows = RoleGrant.objects.visible_to(request.user)
    return act_on_row(
        request, rows, grant_id, act=lambda row: service(actor=request.user, grant=row), page=PAGE, show=show
    )
