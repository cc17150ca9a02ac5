"""From an invitation to an account with two factors. Signs nobody in: the new account then enters by its two steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.accounts import authenticator, passkeys, steps
from portal.accounts.answers import form_page, refusal_page
from portal.accounts.exceptions import InvitationOver, Refused
from portal.accounts.forms import CodeForm, NewPasswordForm, PaperCodeForm, PasskeyForm
from portal.accounts.models import Invitation, PaperList, TOTPDevice
from portal.accounts.services import invitation_accept as service
from portal.accounts.views.enrolment import ended, enrolling, over

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
        begun_as = service.invitation_accept(invitation_id=found.pk, password=form.cleaned_data["password"])
    except InvitationOver:
        return over(request)
    steps.begin(request, steps.ENROL, invitation_id=found.pk, begun_as=begun_as)
    return redirect("accounts:choose_factor")


@require_safe
@enrolling
def choose_factor(request: HttpRequest, _facts: dict[str, Any]) -> HttpResponse:
    """A passkey, an app, or a list on paper."""
    return render(request, "accounts/choose_factor.html", {"form": PasskeyForm()})


@enrolling
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def enrol_app(request: HttpRequest, facts: dict[str, Any]) -> HttpResponse:
    """The app: a picture to scan, the same to type, and its first code. The answer lists the recovery codes, once."""
    unconfirmed = TOTPDevice.objects.select_related("user__data_key").filter(confirmed=False)
    device = unconfirmed.filter(pk=facts.get("device", 0)).first()
    if "begin" in request.POST:
        device = service.invitation_app(**_who(facts))
        steps.mark(request, steps.ENROL, **_who(facts), device=device.pk)
        return redirect("accounts:enrol_app")
    if device is None:
        return redirect("accounts:choose_factor")
    form = CodeForm(request.POST if request.method == "POST" else None)
    template, shown = "accounts/enrol_app.html", authenticator.shown(device)
    if not form.is_valid():
        return form_page(request, template, form, **shown)
    code = form.cleaned_data["code"]
    try:
        return ended(request, service.invitation_by_app(**_who(facts), device_id=device.pk, code=code))
    except Refused as error:
        wrong = _("This code is not right. Wait for the next one and type it.")
        return refusal_page(request, template, form, error, wrong=wrong, **shown)


@enrolling
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def enrol_paper(request: HttpRequest, facts: dict[str, Any]) -> HttpResponse:
    """The list, shown once, and one of its lines."""
    template = "accounts/enrol_paper.html"
    if "begin" in request.POST:
        paper, codes = service.invitation_paper(**_who(facts))
        steps.mark(request, steps.ENROL, **_who(facts), paper=paper.pk)
        return form_page(request, template, PaperCodeForm(asked=paper.asked), codes=codes, asked=paper.asked)
    made = PaperList.objects.filter(pk=facts.get("paper", 0), confirmed=False).first()
    if made is None:
        return redirect("accounts:choose_factor")
    form = PaperCodeForm(request.POST if request.method == "POST" else None, asked=made.asked)
    if not form.is_valid():
        return form_page(request, template, form, asked=made.asked)
    try:
        return ended(request, service.invitation_by_paper(**_who(facts), code=form.cleaned_data["code"]))
    except Refused as error:
        wrong = _("This is not that line of the list.")
        return refusal_page(request, template, form, error, wrong=wrong, asked=made.asked)


@enrolling
@require_POST
def enrol_passkey_options(request: HttpRequest, facts: dict[str, Any]) -> HttpResponse:
    user = service.open_invitation(**_who(facts)).user
    return JsonResponse(passkeys.registration_options(request, user=user, act=passkeys.ENROL))


@enrolling
@sensitive_post_parameters()
@require_POST
def enrol_passkey(request: HttpRequest, facts: dict[str, Any]) -> HttpResponse:
    form = PasskeyForm(request.POST)
    template, wrong = "accounts/choose_factor.html", _("The passkey was not made. Nothing changed. Try again.")
    if not form.is_valid():
        return form_page(request, template, form)
    answer = form.cleaned_data["credential"]
    try:
        return ended(request, service.invitation_by_passkey(request=request, **_who(facts), answer=answer))
    except Refused as error:
        return refusal_page(request, template, form, error, wrong=wrong)


def _who(facts: dict[str, Any]) -> dict[str, Any]:
    return {"invitation_id": facts["invitation_id"], "begun_as": facts["begun_as"]}
