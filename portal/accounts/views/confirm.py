"""The second factor once more, on the way to something that must not be done by a stranger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.accounts.answers import form_page, refusal_page
from portal.accounts.destinations import destination
from portal.accounts.exceptions import Refused, TooSoon
from portal.accounts.forms import ConfirmForm
from portal.accounts.layouts import layout_of
from portal.accounts.second_factor import paper_list_of
from portal.accounts.services.step_up import step_up
from portal.accounts.views.own_account import own_account, user_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

TEMPLATE = "accounts/confirm.html"


@own_account
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Leads back to where the way began."""
    user = user_of(request)
    paper = paper_list_of(user)
    shown = {"layout": layout_of(user_of(request)), "asked": paper.asked if paper else None}
    if request.method != "POST":
        return form_page(request, TEMPLATE, ConfirmForm(initial={"next": request.GET.get("next", "")}), **shown)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return form_page(request, TEMPLATE, form, **shown)
    try:
        step_up(request=request, user=user, code=form.cleaned_data["code"])
    except (Refused, TooSoon) as error:
        wrong = _("This code is not right, or it was used before. Wait for the next one and type it.")
        return refusal_page(request, TEMPLATE, form, error, wrong=wrong, **shown)
    return redirect(destination(request, user, form.cleaned_data["next"]))
