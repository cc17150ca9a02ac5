"""One request for recovery, and one freeze: agreed to, handed over, ended. Opaque ids stand in their addresses, no number."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_POST, require_safe

from casework.audit import EventTag, record
from casework.exceptions import NotAllowed, WrongStep
from casework.permissions import Permission, allows
from casework.views.staff_page import office_page
from portal.accounts.answers import form_page
from portal.accounts.forms import CancelForm, HandOverForm, IdentityForm
from portal.accounts.models import AccountFreeze, RecoveryRequest
from portal.accounts.qr import qr_picture
from portal.accounts.services.account_freeze import unfreeze_approve, unfreeze_ask
from portal.accounts.services.recovery_approve import recovery_approve
from portal.accounts.services.recovery_cancel import recovery_cancel
from portal.accounts.services.recovery_hand_over import recovery_hand_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

    from casework.rights import Account

ASK, APPROVE = "ask", "approve"


@office_page
@require_safe
def recovery(request: HttpRequest, recovery_id: str) -> HttpResponse:
    """Where it stands, and what the reader may do now."""
    return _recovery_page(request, recovery_id, HandOverForm())


def _recovery_page(request: HttpRequest, recovery_id: str, form: Form) -> HttpResponse:
    """`form` is the one of the page's two that was sent, or the first. Reading how identity was checked leaves a trace."""
    with transaction.atomic():
        row = _recovery(request, recovery_id)
        record(EventTag.ACCOUNT_FOUND, actor=request.user, subject=row)
        check_note = row.check_note
    forms: dict[str, Form] = {"hand_form": HandOverForm(), "cancel_form": CancelForm()}
    forms |= {"cancel_form" if isinstance(form, CancelForm) else "hand_form": form}
    helps = allows(request.user, Permission.ACCOUNT_HELP, row.account)
    is_second = row.asked_by_id != request.user.pk
    shown = {"recovery": row, "check_note": check_note, "helps": helps, "is_second": is_second}
    return form_page(request, "accounts/staff/recovery.html", form, **forms, **shown)


@office_page
@require_POST
def approve(request: HttpRequest, recovery_id: str) -> HttpResponse:
    return _step(request, recovery_id, recovery_approve)


@office_page
@require_POST
def cancel(request: HttpRequest, recovery_id: str) -> HttpResponse:
    form = CancelForm(request.POST)
    if not form.is_valid():
        return _recovery_page(request, recovery_id, form)
    return _step(request, recovery_id, recovery_cancel, **form.cleaned_data)


@office_page
@require_POST
def hand_over(request: HttpRequest, recovery_id: str) -> HttpResponse:
    """The sheet to print, once, in the owner's language. It is this answer alone: no address leads back to it."""
    row, form = _recovery(request, recovery_id), HandOverForm(request.POST)
    if not form.is_valid():
        return _recovery_page(request, recovery_id, form)
    try:
        token = recovery_hand_over(actor=_actor(request), request=row, **form.cleaned_data)
    except WrongStep:
        return redirect("staff_accounts:recovery", row.pk)
    with translation.override(row.account.language):
        address = settings.WAGTAILADMIN_BASE_URL + reverse("accounts:invitation", args=[token])
        context = {"address": address, "picture": qr_picture(address), "login": row.account.login}
        return render(request, "accounts/staff/sheet.html", context)


@office_page
@require_safe
def freeze(request: HttpRequest, freeze_id: str) -> HttpResponse:
    return _freeze_page(request, freeze_id, IdentityForm())


@office_page
@require_POST
def unfreeze(request: HttpRequest, freeze_id: str) -> HttpResponse:
    """`act` says what the page offered: nobody agrees who meant to ask. A step that is not the next one changes nothing (409)."""
    row = _freeze(request, freeze_id)
    act, form = request.POST.get("act"), IdentityForm(request.POST)
    if act not in {ASK, APPROVE}:
        return _freeze_page(request, freeze_id, IdentityForm(), status=409)
    if act == ASK and not form.is_valid():
        return _freeze_page(request, freeze_id, form)
    try:
        if act == ASK:
            unfreeze_ask(actor=_actor(request), freeze=row, **form.cleaned_data)
        else:
            unfreeze_approve(actor=_actor(request), freeze=row)
    except WrongStep:
        return _freeze_page(request, freeze_id, IdentityForm(), status=409)
    return redirect("staff_accounts:freeze", row.pk)


def _freeze_page(request: HttpRequest, freeze_id: str, form: IdentityForm, *, status: int = 0) -> HttpResponse:
    with transaction.atomic():
        row = _freeze(request, freeze_id)
        record(EventTag.ACCOUNT_FOUND, actor=request.user, subject=row)
        shown: dict[str, Any] = {"reason": row.reason, "check_note": row.end_check_note}
    shown |= {"freeze": row, "overtaken": bool(status), "ask": ASK, "approve": APPROVE}
    shown["helps"] = allows(request.user, Permission.ACCOUNT_HELP, row.account)
    shown["is_second"] = row.waits_for_second and row.end_asked_by_id != request.user.pk
    answer = form_page(request, "accounts/staff/freeze.html", form, **shown)
    answer.status_code = status or answer.status_code
    return answer


def _step(request: HttpRequest, recovery_id: str, act: Callable[..., Any], **typed: Any) -> HttpResponse:
    row = _recovery(request, recovery_id)
    with suppress(WrongStep):  # a colleague was faster: the page shows where it stands
        act(actor=_actor(request), request=row, **typed)
    return redirect("staff_accounts:recovery", row.pk)


def _recovery(request: HttpRequest, recovery_id: str) -> RecoveryRequest:
    rows = RecoveryRequest.objects.visible_to(request.user).select_related(
        "account__data_key", "asked_by", "approved_by"
    )
    return cast("RecoveryRequest", _found(rows.filter(pk=recovery_id).first()))


def _freeze(request: HttpRequest, freeze_id: str) -> AccountFreeze:
    rows = AccountFreeze.objects.visible_to(request.user).select_related(
        "account__data_key", "frozen_by", "end_asked_by"
    )
    return cast("AccountFreeze", _found(rows.filter(pk=freeze_id).first()))


def _found(row: Any) -> Any:
    """Raises NotAllowed, which the staff page records and answers as not found."""
    if row is None:
        raise NotAllowed(Permission.ACCOUNT_HELP)
    return row


def _actor(request: HttpRequest) -> Account:
    return cast("Account", request.user)
