"""From an invitation to an account with two factors. Signs nobody in: the new account then enters by its two steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.accounts import authenticator, steps
from portal.accounts.answers import form_page, refusal_page
from portal.accounts.exceptions import InvitationOver, Refused
from portal.accounts.forms import CodeForm, NewPasswordForm
from portal.accounts.models import Invitation, TOTPDevice
from portal.accounts.services.invitation_accept import invitation_accept, invitation_complete

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """A password of one's own."""
    found = Invitation.objects.open().with_token(token).select_related("user").first()
    if found is None:
        return over(request)
    form = NewPasswordForm(request.POST if request.method == "POST" else None, user=found.user)
    if not form.is_valid():
        return form_page(request, "accounts/invitation.html", form, login=found.user.login)
    try:
        device = invitation_accept(invitation_id=found.pk, password=form.cleaned_data["password"])
    except InvitationOver:
        return over(request)
    steps.begin(request, steps.ENROL, invitation=found.pk, device=device.pk)
    return redirect("accounts:enrol_device")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def enrol_device(request: HttpRequest) -> HttpResponse:
    """The app: a picture to scan, the same to type, and its first code. The answer lists the recovery codes, once."""
    facts = steps.facts_of(request, steps.ENROL)
    device = _unconfirmed(facts["device"]) if facts else None
    if facts is None or device is None:
        return over(request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    shown = authenticator.shown(device)
    if not form.is_valid():
        return form_page(request, "accounts/enrol_device.html", form, **shown)
    code = form.cleaned_data["code"]
    try:
        codes = invitation_complete(invitation_id=facts["invitation"], device_id=device.pk, code=code)
    except InvitationOver:
        return over(request)
    except Refused as error:
        wrong = _("This code is not right. Wait for the next one and type it.")
        return refusal_page(request, "accounts/enrol_device.html", form, error, wrong=wrong, **shown)
    steps.end(request)
    return render(request, "accounts/recovery_codes.html", {"codes": codes, "layout": "layouts/account.html"})


def over(request: HttpRequest) -> HttpResponse:
    """The same answer for an invitation that is used, too old, replaced or invented."""
    return render(request, "accounts/invitation_over.html", status=404)


def _unconfirmed(device_id: int) -> TOTPDevice | None:
    devices = TOTPDevice.objects.select_related("user__data_key")
    return devices.filter(pk=device_id, confirmed=False).first()
