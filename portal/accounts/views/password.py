"""Passwords: another one from inside, and a new one for someone who forgot the old one. Neither signs anybody in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.answers import form_page, refusal_page
from portal.accounts.exceptions import Refused, TooSoon
from portal.accounts.forms import PasswordChangeForm, PasswordResetForm
from portal.accounts.layouts import layout_of
from portal.accounts.services.password_change import password_change
from portal.accounts.services.password_reset import password_reset
from portal.accounts.views.own_account import own_account

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User


@own_account
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    template, user = "accounts/password_change.html", cast("User", request.user)
    shown = {"layout": layout_of(user)}
    form = PasswordChangeForm(request.POST if request.method == "POST" else None, user=user)
    if not form.is_valid():
        return form_page(request, template, form, **shown)
    typed = form.cleaned_data
    try:
        password_change(request=request, user=user, present=typed["present"], password=typed["password"])
    except (Refused, TooSoon) as error:
        wrong = _("Your present password is not right.")
        return refusal_page(request, template, form, error, wrong=wrong, **shown)
    return render(request, "accounts/password_changed.html", shown)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def reset(request: HttpRequest) -> HttpResponse:
    """Number, a line of the paper list and the new password in one step."""
    template = "accounts/password_reset.html"
    form = PasswordResetForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return form_page(request, template, form)
    typed = form.cleaned_data
    address = str(request.META.get("REMOTE_ADDR", ""))
    try:
        password_reset(login=typed["login"], code=typed["code"], password=typed["password"], address=address)
    except (Refused, TooSoon) as error:
        wrong = _("Number and recovery code do not fit together. Check both and try again.")
        return refusal_page(request, template, form, error, wrong=wrong)
    return redirect("accounts:password_reset_done")


@require_safe
def reset_done(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/password_reset_done.html")


@require_safe
def lost(request: HttpRequest) -> HttpResponse:
    """What to do without the password, the phone or both, and why helping takes three days."""
    return render(request, "accounts/lost.html", {"family_line": settings.ATHAR_FAMILY_LINE})
