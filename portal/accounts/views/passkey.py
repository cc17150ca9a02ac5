"""Signing in, and proving it again, by passkey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from portal.accounts import half_open, passkeys, steps
from portal.accounts.answers import refusal_page
from portal.accounts.destinations import destination, own_page
from portal.accounts.exceptions import Refused
from portal.accounts.forms import PasskeyForm
from portal.accounts.layouts import layout_of
from portal.accounts.services.passkey_enter import passkey_enter
from portal.accounts.services.passkey_step_up import passkey_step_up
from portal.accounts.views.own_account import own_account, user_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.accounts.exceptions import AccountsError
    from portal.accounts.models import User

TEMPLATE = "accounts/passkey_refused.html"


@require_POST
def sign_in_options(request: HttpRequest) -> HttpResponse:
    """Of the one whom the password named, in the second step; of anybody, on the first page."""
    user = pending(request)
    if user is None and is_second_step(request):
        return render(request, "accounts/step_over.html", status=400)
    return JsonResponse(passkeys.sign_in_options(request, user=user, act=passkeys.ENTER))


@sensitive_post_parameters()
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    user, form = pending(request), PasskeyForm(request.POST)
    back = reverse("accounts:code" if user else "accounts:sign_in")
    if user is None and is_second_step(request):
        return render(request, "accounts/step_over.html", status=400)
    if not form.is_valid():
        return refused(request, form, Refused(), back=back)
    wished = _wished(request)
    try:
        owner = passkey_enter(request=request, user=user, answer=form.cleaned_data["credential"])
    except Refused as error:
        return refused(request, form, error, back=back)
    return redirect(destination(request, owner, wished))


@own_account
@require_POST
def confirm_options(request: HttpRequest) -> HttpResponse:
    return JsonResponse(passkeys.sign_in_options(request, user=user_of(request), act=passkeys.CONFIRM))


@own_account
@sensitive_post_parameters()
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """A fresh factor, then back to where it was asked for."""
    form = PasskeyForm(request.POST)
    shown = {"back": reverse("accounts:confirm"), "layout": layout_of(user_of(request))}
    if not form.is_valid():
        return refused(request, form, Refused(), **shown)
    try:
        passkey_step_up(request=request, user=user_of(request), answer=form.cleaned_data["credential"])
    except Refused as error:
        return refused(request, form, error, **shown)
    return redirect(own_page(request, form.cleaned_data["next"]) or reverse("accounts:security"))


def refused(
    request: HttpRequest, form: PasskeyForm, error: AccountsError, *, back: str, layout: str = "layouts/account.html"
) -> HttpResponse:
    wrong = _("This passkey was not accepted. Nothing changed.")
    form.cleaned_data = {}
    return refusal_page(request, TEMPLATE, form, error, wrong=wrong, back=back, layout=layout)


def is_second_step(request: HttpRequest) -> bool:
    return request.POST.get("step") == "second"


def pending(request: HttpRequest) -> User | None:
    """Whom the password named, when the page of the second step asks."""
    return half_open.named_by(request) if is_second_step(request) else None


def _wished(request: HttpRequest) -> str:
    """Where the first page was asked to lead: what it was told then, or what this form brings."""
    facts = steps.facts_of(request, steps.CODE) if is_second_step(request) else None
    return str(facts["next"] if facts else request.POST.get("next", ""))
