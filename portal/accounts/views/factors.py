"""Adding a second factor to one's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from portal.accounts import authenticator, passkeys, steps
from portal.accounts.answers import form_page, refusal_page
from portal.accounts.exceptions import Refused
from portal.accounts.forms import LabelledCodeForm, NewPasskeyForm, PaperCodeForm
from portal.accounts.layouts import layout_of
from portal.accounts.models import PaperList, TOTPDevice
from portal.accounts.services.factor_add import app_begin, app_confirm, paper_begin, paper_confirm, passkey_add
from portal.accounts.views.own_account import user_of, with_fresh_factor

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@with_fresh_factor
@require_http_methods(["GET", "POST"])
def add_app(request: HttpRequest) -> HttpResponse:
    """First step: what will happen."""
    if request.method != "POST":
        return render(request, "accounts/add_app.html", {"layout": layout_of(user_of(request))})
    device = app_begin(user=user_of(request))
    steps.mark(request, steps.ADD_APP, device=device.pk)
    return redirect("accounts:confirm_app")


@with_fresh_factor
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def confirm_app(request: HttpRequest) -> HttpResponse:
    """Second step: the picture, and the first code of the new app."""
    facts = steps.facts_of(request, steps.ADD_APP)
    own = TOTPDevice.objects.filter(user=user_of(request), confirmed=False)
    device = own.filter(pk=facts["device"]).first() if facts else None
    if device is None:
        return redirect("accounts:add_app")
    template, shown = (
        "accounts/confirm_app.html",
        {"layout": layout_of(user_of(request)), **authenticator.shown(device)},
    )
    form = LabelledCodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return form_page(request, template, form, **shown)
    try:
        app_confirm(request=request, user=user_of(request), device_id=device.pk, **form.cleaned_data)
    except Refused as error:
        wrong = _("This code is not right, or it was used before. Wait for the next one and type it.")
        return refusal_page(request, template, form, error, wrong=wrong, **shown)
    steps.unmark(request)
    return redirect("accounts:security")


@with_fresh_factor
@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    return JsonResponse(passkeys.registration_options(request, user=user_of(request), act=passkeys.ADD))


@with_fresh_factor
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def add_passkey(request: HttpRequest) -> HttpResponse:
    form = NewPasskeyForm(request.POST if request.method == "POST" else None)
    template, shown = "accounts/add_passkey.html", {"layout": layout_of(user_of(request))}
    if not form.is_valid():
        return form_page(request, template, form, **shown)
    typed = form.cleaned_data
    try:
        passkey_add(request=request, user=user_of(request), answer=typed["credential"], label=typed["label"])
    except Refused as error:
        wrong = _("The passkey was not made. Nothing changed. Try again.")
        return refusal_page(request, template, form, error, wrong=wrong, **shown)
    return redirect("accounts:security")


@with_fresh_factor
@require_http_methods(["GET", "POST"])
def add_paper(request: HttpRequest) -> HttpResponse:
    """A new list, shown once, with the question that shows that it was kept."""
    if request.method != "POST":
        return render(request, "accounts/add_paper.html", {"layout": layout_of(user_of(request))})
    paper, codes = paper_begin(user=user_of(request))
    shown = {"layout": layout_of(user_of(request)), "codes": codes, "asked": paper.asked}
    return form_page(request, "accounts/confirm_paper.html", PaperCodeForm(asked=paper.asked), **shown)


@with_fresh_factor
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def confirm_paper(request: HttpRequest) -> HttpResponse:
    """A line of the new list. Its codes are not shown again."""
    paper = PaperList.objects.filter(user=user_of(request), confirmed=False).first()
    if paper is None:
        return redirect("accounts:add_paper")
    template, shown = "accounts/confirm_paper.html", {"layout": layout_of(user_of(request)), "asked": paper.asked}
    form = PaperCodeForm(request.POST if request.method == "POST" else None, asked=paper.asked)
    if not form.is_valid():
        return form_page(request, template, form, **shown)
    try:
        paper_confirm(request=request, user=user_of(request), code=form.cleaned_data["code"])
    except Refused as error:
        return refusal_page(request, template, form, error, wrong=_("This is not that line of the list."), **shown)
    return redirect("accounts:security")
