"""What protects one's own account: its factors, its recovery codes. Changes ask for a fresh factor (`portal.dangerous_acts`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.answers import form_page
from portal.accounts.destinations import destination
from portal.accounts.exceptions import LastFactor, TooNew
from portal.accounts.factor_rules import needs_passkey, opens_area
from portal.accounts.forms import LabelForm
from portal.accounts.layouts import layout_of
from portal.accounts.models import RecoveryCode, shown_label
from portal.accounts.second_factor import factor_id, factors_of
from portal.accounts.services.factor_change import factor_remove, factor_rename, removable_from
from portal.accounts.services.recovery_codes_renew import recovery_codes_renew
from portal.accounts.views.own_account import own_account, user_of, with_fresh_factor

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

FEW_RECOVERY_CODES = 3
KIND_NAMES = {"passkey": _("Passkey"), "app": _("App for codes"), "paper": _("List on paper")}


@own_account
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """All that opens this account, in words, and what may be added."""
    user = user_of(request)
    codes_left = RecoveryCode.objects.filter(user=user, used_at=None).count()
    shown = {
        "layout": layout_of(user_of(request)),
        "home": destination(request, user, ""),
        "opens_area": opens_area(user, request.user.otp_device),  # type: ignore[union-attr] # the middleware puts it there
        "needs_passkey": needs_passkey(user),
        "factors": [_shown(request, kind, factor) for kind, factor in factors_of(user)],
        "codes_left": codes_left,
        "few_codes": codes_left < FEW_RECOVERY_CODES,
    }
    return render(request, "accounts/security.html", shown)


@with_fresh_factor
@require_http_methods(["GET", "POST"])
def renew_recovery_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes, listed once."""
    if request.method != "POST":
        return render(request, "accounts/renew_recovery_codes.html", {"layout": layout_of(user_of(request))})
    try:
        codes = recovery_codes_renew(request=request, user=user_of(request))
    except TooNew as error:
        shown = {"layout": layout_of(user_of(request)), "until": error.until}
        return render(request, "accounts/renew_recovery_codes.html", shown, status=409)
    return render(request, "accounts/recovery_codes.html", {"codes": codes, "layout": layout_of(user_of(request))})


@with_fresh_factor
@require_http_methods(["GET", "POST"])
def rename_factor(request: HttpRequest, kind: str, id_shown: str) -> HttpResponse:
    factor = _own_factor(request, kind, id_shown)
    form = LabelForm(request.POST if request.method == "POST" else None, initial={"label": factor.name})
    if not form.is_valid():
        shown = {"layout": layout_of(user_of(request)), "factor": _shown(request, kind, factor)}
        return form_page(request, "accounts/rename_factor.html", form, **shown)
    factor_rename(request=request, user=user_of(request), factor=factor, label=form.cleaned_data["label"])
    return redirect("accounts:security")


@with_fresh_factor
@require_http_methods(["GET", "POST"])
def remove_factor(request: HttpRequest, kind: str, id_shown: str) -> HttpResponse:
    """Asks once more. Without its factor a session is over: whoever removed the one in use signs in again."""
    factor = _own_factor(request, kind, id_shown)
    shown = {"layout": layout_of(user_of(request)), "factor": _shown(request, kind, factor)}
    if request.method != "POST":
        only = len(factors_of(user_of(request))) == 1
        until = removable_from(request=request, user=user_of(request), factor=factor)
        return render(request, "accounts/remove_factor.html", {**shown, "only": only, "until": until})
    try:
        factor_remove(request=request, user=user_of(request), factor=factor)
    except LastFactor:
        return render(request, "accounts/remove_factor.html", {**shown, "only": True}, status=400)
    except TooNew as error:
        return render(request, "accounts/remove_factor.html", {**shown, "until": error.until}, status=409)
    return redirect("accounts:security")


def _own_factor(request: HttpRequest, kind: str, id_shown: str) -> Any:
    """Raises Http404, also for what is somebody else's."""
    own = (factor for its_kind, factor in factors_of(user_of(request)) if its_kind == kind)
    found = next((factor for factor in own if factor_id(kind, factor) == id_shown), None)
    if found is None:
        raise Http404
    return found


def _shown(request: HttpRequest, kind: str, factor: Any) -> dict[str, Any]:
    label = shown_label(factor.name)
    return {
        "kind": kind,
        "id": factor_id(kind, factor),
        "title": f"{KIND_NAMES[kind]}: {label}" if label else KIND_NAMES[kind],
        "created_at": factor.created_at,
        "last_used_at": factor.last_used_at,
        "in_use": factor == request.user.otp_device,  # type: ignore[union-attr] # the middleware puts it there
        "left": factor.left if kind == "paper" else None,
        "is_low": kind == "paper" and factor.is_low,
    }
