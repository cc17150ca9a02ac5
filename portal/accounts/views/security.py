"""What protects one's own account. Each change asks for a fresh code and goes on under a new session key."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, cast

import django_otp
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts import authenticator, steps
from portal.accounts.answers import form_page, refusal_page
from portal.accounts.destinations import destination
from portal.accounts.exceptions import Refused, TooSoon
from portal.accounts.forms import AnyCodeForm, CodeForm
from portal.accounts.models import Area, RecoveryCode, TOTPDevice, User
from portal.accounts.services.device_replace import device_replace_begin, device_replace_finish
from portal.accounts.services.protection_changed import protection_changed
from portal.accounts.services.recovery_codes_renew import recovery_codes_renew

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    View = Callable[..., HttpResponse]

TEMPLATE = "accounts/security.html"


def own_account(view: View) -> View:
    """The account area is open to all; these pages ask for both factors, whatever the area of the account."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = cast("Any", request.user)  # django-otp adds is_verified
        if not user.is_authenticated or not user.is_verified():
            return redirect_to_login(request.path, reverse("accounts:sign_in"))
        return view(request, *args, **kwargs)

    return asked


@own_account
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    return form_page(request, TEMPLATE, CodeForm(), **_shown(request))


@own_account
@sensitive_post_parameters()
@require_POST
def renew_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Lists new recovery codes, once, to someone who types a fresh code."""
    form = CodeForm(request.POST)
    if not form.is_valid():
        return form_page(request, TEMPLATE, form, **_shown(request))
    try:
        codes = recovery_codes_renew(user=_user(request), code=form.cleaned_data["code"], address=_address(request))
    except (Refused, TooSoon) as error:
        return refusal_page(request, TEMPLATE, form, error, wrong=_wrong(), **_shown(request))
    with transaction.atomic():
        protection_changed(request=request, user=_user(request))
    return render(request, "accounts/recovery_codes.html", {"codes": codes, "layout": _layout(request)})


@own_account
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def replace_device(request: HttpRequest) -> HttpResponse:
    """Another phone, first step: a code of the old app, or a recovery code where the old phone is gone."""
    template, shown = "accounts/replace_device.html", {"layout": _layout(request)}
    form = AnyCodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return form_page(request, template, form, **shown)
    try:
        device = device_replace_begin(user=_user(request), code=form.cleaned_data["code"], address=_address(request))
    except (Refused, TooSoon) as error:
        return refusal_page(request, template, form, error, wrong=_wrong(), **shown)
    steps.mark(request, steps.REPLACE, device=device.pk)
    return redirect("accounts:confirm_device")


@own_account
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def confirm_device(request: HttpRequest) -> HttpResponse:
    """Another phone, second step: the picture, and the first code of the new app."""
    facts = steps.facts_of(request, steps.REPLACE)
    device = (
        TOTPDevice.objects.filter(pk=facts["device"], user=_user(request), confirmed=False).first() if facts else None
    )
    if device is None:
        return redirect("accounts:replace_device")
    shown = {"layout": _layout(request), **authenticator.shown(device)}
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return form_page(request, "accounts/confirm_device.html", form, **shown)
    try:
        device = device_replace_finish(user=_user(request), device_id=device.pk, code=form.cleaned_data["code"])
    except Refused as error:
        return refusal_page(request, "accounts/confirm_device.html", form, error, wrong=_wrong(), **shown)
    steps.unmark(request)
    with transaction.atomic():
        protection_changed(request=request, user=_user(request))
    django_otp.login(request, device)
    return redirect("accounts:security")


def _user(request: HttpRequest) -> User:
    return cast("User", request.user)


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def _wrong() -> str:
    return _("This code is not right, or it was used before. Wait for the next one and type it.")


def _layout(request: HttpRequest) -> str:
    """Families keep their quick exit here too."""
    return "layouts/family.html" if _user(request).area == Area.FAMILY else "layouts/account.html"


def _shown(request: HttpRequest) -> dict[str, Any]:
    user = _user(request)
    return {
        "layout": _layout(request),
        "home": destination(request, user, ""),
        "device": TOTPDevice.objects.filter(user=user, confirmed=True).first(),
        "codes_left": RecoveryCode.objects.filter(user=user, used_at=None).count(),
    }
