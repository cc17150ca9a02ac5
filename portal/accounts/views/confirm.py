"""Proving a factor again before something that matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from casework.audit import EventTag, record, record_refusal
from portal.accounts import throttle
from portal.accounts.answers import form_page, refusal_page
from portal.accounts.destinations import own_page
from portal.accounts.exceptions import Refused, TooSoon
from portal.accounts.forms import AnyCodeForm
from portal.accounts.fresh_factor import mark_fresh
from portal.accounts.second_factor import accept_any_code, paper_list_of
from portal.accounts.views.own_account import layout_of, own_account, user_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User


@own_account
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    user, template = user_of(request), "accounts/confirm.html"
    paper = paper_list_of(user)
    wished = request.POST.get("next") or request.GET.get("next", "")
    shown = {"layout": layout_of(request), "asked": paper.asked if paper else None, "next": wished}
    form = AnyCodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return form_page(request, template, form, **shown)
    try:
        prove(request, user, form.cleaned_data["code"])
    except (Refused, TooSoon) as error:
        wrong = _("This code is not right, or it was used before. Wait for the next one and type it.")
        return refusal_page(request, template, form, error, wrong=wrong, **shown)
    return redirect(own_page(request, wished) or reverse("accounts:security"))


def prove(request: HttpRequest, user: User, code: str) -> None:
    """Raises Refused or TooSoon."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    throttle.admit(login=user.login, address=address)
    with transaction.atomic():
        device = accept_any_code(user, code)
        if device is not None:
            record(EventTag.ACCOUNT_STEPPED_UP, actor=user, subject=user)
    if device is None:
        record_refusal(EventTag.ACCOUNT_CODE_FAILED, actor=user, subject=user)
        raise Refused
    throttle.entered(login=user.login, address=address)
    request.session.cycle_key()
    mark_fresh(request)
