"""The two steps of signing in. Only `code`, `paper`, `recovery` and the passkey may sign anybody in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.accounts import half_open, steps
from portal.accounts.answers import form_page, refusal_page
from portal.accounts.destinations import destination
from portal.accounts.exceptions import Refused, TooSoon
from portal.accounts.forms import CodeForm, PaperCodeForm, RecoveryCodeForm, SignInForm
from portal.accounts.second_factor import factors_of, paper_list_of
from portal.accounts.services.sign_in_finish import APP, PAPER, RECOVERY, sign_in_finish
from portal.accounts.services.sign_in_start import sign_in_start

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User


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
    half_open.begin(request, user=user, wished=typed["next"])
    return redirect("accounts:code")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """A code of an app; whoever has none is led to what they have."""
    return _second_step(request, APP, "accounts/code.html")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest) -> HttpResponse:
    """The line of the paper list that is asked for."""
    return _second_step(request, PAPER, "accounts/paper.html")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def recovery(request: HttpRequest) -> HttpResponse:
    return _second_step(request, RECOVERY, "accounts/recovery.html")


def _second_step(request: HttpRequest, by: str, template: str) -> HttpResponse:
    pending = steps.facts_of(request, steps.CODE)
    user = half_open.named_by(request)
    if pending is None or user is None:
        return render(request, "accounts/step_over.html", status=400)
    kinds = {kind for kind, _factor in factors_of(user)}
    if by == APP and request.method != "POST" and kinds == {"paper"}:
        return redirect("accounts:paper")
    asked = _asked(request, user, pending) if by == PAPER else None
    form = _form(by, request.POST if request.method == "POST" else None, asked)
    shown = {"kinds": kinds, "asked": asked}
    if not form.is_valid():
        return form_page(request, template, form, **shown)
    try:
        sign_in_finish(request=request, user=user, code=form.cleaned_data["code"], by=by, asked=asked)
    except (Refused, TooSoon) as error:
        return refusal_page(request, template, form, error, wrong=_wrong_code(by), **shown)
    return redirect(destination(request, user, pending["next"]))


def _asked(request: HttpRequest, user: User, pending: dict[str, Any]) -> int | None:
    """The number that this session was shown. A page that is asked for anew shows the present one."""
    if request.method != "POST" or "asked" not in pending:
        found = paper_list_of(user)
        pending["asked"] = found.asked if found else None
        request.session[steps.KEY] = pending
    number: int | None = pending["asked"]
    return number


def _form(by: str, data: Any, asked: int | None) -> Any:
    if by == PAPER:
        return PaperCodeForm(data, asked=asked)
    return (RecoveryCodeForm if by == RECOVERY else CodeForm)(data)


def _wrong_code(by: str) -> str:
    if by == APP:
        return _("This code is not right, or it was used before. Wait for the next one and type it.")
    if by == PAPER:
        return _("This is not that line of the list. Look at the number and try again.")
    return _("This code is not right, or it was used before. Take another line of your list.")
