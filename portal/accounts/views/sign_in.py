"""The two steps of signing in. Only `code` and `recovery` may sign anybody in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.accounts import steps
from portal.accounts.answers import form_page, refusal_page
from portal.accounts.destinations import destination
from portal.accounts.exceptions import Refused, TooSoon
from portal.accounts.forms import CodeForm, RecoveryCodeForm, SignInForm
from portal.accounts.models import User
from portal.accounts.services.sign_in_finish import sign_in_finish
from portal.accounts.services.sign_in_start import sign_in_start

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    template = "accounts/sign_in.html"
    if request.method != "POST":
        return form_page(request, template, SignInForm(initial={"next": request.GET.get("next", "")}))
    form = SignInForm(request.POST)
    if not form.is_valid():
        return form_page(request, template, form)
    typed = form.cleaned_data
    try:
        user = sign_in_start(request=request, login=typed["login"], password=typed["password"])
    except (Refused, TooSoon) as error:
        wrong = _("Number and password do not fit together. Check both and try again.")
        return refusal_page(request, template, form, error, wrong=wrong)
    steps.begin(request, steps.CODE, user=user.pk, next=typed["next"])
    return redirect("accounts:code")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    return _second_step(request, recovery=False)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def recovery(request: HttpRequest) -> HttpResponse:
    return _second_step(request, recovery=True)


def _second_step(request: HttpRequest, *, recovery: bool) -> HttpResponse:
    pending = steps.facts_of(request, steps.CODE)
    user = User.objects.filter(pk=pending["user"], is_active=True).first() if pending else None
    if pending is None or user is None:
        return render(request, "accounts/step_over.html", status=400)
    template = "accounts/recovery.html" if recovery else "accounts/code.html"
    form = (RecoveryCodeForm if recovery else CodeForm)(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return form_page(request, template, form)
    try:
        sign_in_finish(request=request, user=user, code=form.cleaned_data["code"], recovery=recovery)
    except (Refused, TooSoon) as error:
        return refusal_page(request, template, form, error, wrong=_wrong_code(recovery=recovery))
    return redirect(destination(request, user, pending["next"]))


def _wrong_code(*, recovery: bool) -> str:
    if recovery:
        return _("This code is not right, or it was used before. Take another line of your list.")
    return _("This code is not right, or it was used before. Wait for the next one and type it.")
