"""Accounts of the people whom one serves: found by number, frozen at once, recovered by two.

Numbers are posted, so that none stands in an address, a history or a log. An account that one does not serve and one that does not exist
get the same page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from casework.account_help import served_accounts
from casework.audit import EventTag, record
from casework.exceptions import NotAllowed, WrongStep
from casework.permissions import Permission, allows, require
from casework.views.staff_page import office_page
from portal.accounts import throttle
from portal.accounts.answers import form_page, refusal_page
from portal.accounts.exceptions import TooSoon
from portal.accounts.forms import FindAccountForm, FreezeForm, RecoveryAskForm
from portal.accounts.models import AccountFreeze, RecoveryRequest, User
from portal.accounts.services.account_freeze import account_freeze
from portal.accounts.services.freeze_try import freeze_try
from portal.accounts.services.recovery_ask import recovery_ask

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

    from casework.rights import Account

FIND, ACCOUNT = "accounts/staff/find.html", "accounts/staff/account.html"


@office_page
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The account with this number, for whoever serves it; below the box, what waits for a second person."""
    require(request.user, Permission.ACCOUNT_FIND)
    form = FindAccountForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _find_page(request, form)
    account = _looked_up(request, form.cleaned_data["login"])
    if account is None:
        form.add_error("login", _("You help no account with this number."))
        return _find_page(request, form)
    return _account_page(request, account)


@office_page
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """A recovery for the account that the page before showed."""
    form = RecoveryAskForm(request.POST)
    account = _served(request, form.data.get("login", ""))
    if not form.is_valid():
        return _account_page(request, account, ask_form=form)
    typed = form.cleaned_data
    try:
        row = recovery_ask(
            actor=_actor(request), account=account, check_kind=typed["check_kind"], check_note=typed["check_note"]
        )
    except WrongStep:
        form.add_error(None, _("This account has an open request already, or it is closed."))
        return _account_page(request, account, ask_form=form)
    return redirect("staff_accounts:recovery", row.pk)


@office_page
@require_POST
def freeze(request: HttpRequest) -> HttpResponse:
    """Closes an account by its number. It says the same whether there was one, so that nobody learns of others' accounts."""
    require(request.user, Permission.ACCOUNT_FIND)
    form = FreezeForm(request.POST)
    if not form.is_valid():
        return _find_page(request, form)
    login = form.cleaned_data["login"]
    account = User.objects.filter(login=login).first()
    try:
        freeze_try(actor=_actor(request), login=login, account=account)
    except TooSoon as error:
        shown = {"find_form": FindAccountForm(), "freeze_form": form, **_waiting(request)}
        return refusal_page(request, FIND, form, error, wrong="", **shown)
    _freeze_if_possible(request, account, form.cleaned_data["reason"])
    messages.success(request, _("If there is a family account with this number, nobody can sign in to it now."))
    return redirect("staff_accounts:find")


def _freeze_if_possible(request: HttpRequest, account: User | None, reason: str) -> None:
    if account is None or not allows(request.user, Permission.ACCOUNT_FREEZE, account):
        return
    try:
        account_freeze(actor=_actor(request), account=account, reason=reason)
    except WrongStep:  # it is frozen already: that is what was wished
        return


def _looked_up(request: HttpRequest, login: str) -> User | None:
    """One query and one event, whoever asks for whatever number."""
    with transaction.atomic():
        account: User | None = served_accounts(request.user).filter(login=login).first()
        subject = account or ("login", throttle.typed_hash(login))
        record(EventTag.ACCOUNT_FOUND, actor=request.user, subject=subject)
    return account


def _served(request: HttpRequest, login: str) -> User:
    account: User | None = served_accounts(request.user).filter(login=login).first()
    if account is None:
        raise NotAllowed(Permission.ACCOUNT_HELP)
    return account


def _find_page(request: HttpRequest, form: Form) -> HttpResponse:
    """`form` is the one of the page's two that was sent, or the first."""
    forms: dict[str, Form] = {"find_form": FindAccountForm(), "freeze_form": FreezeForm()}
    forms |= {"freeze_form" if isinstance(form, FreezeForm) else "find_form": form}
    return form_page(request, FIND, form, **forms, **_waiting(request))


def _account_page(request: HttpRequest, account: User, *, ask_form: Form | None = None) -> HttpResponse:
    form = ask_form or RecoveryAskForm(initial={"login": account.login})
    shown: dict[str, Any] = {
        "account": account,
        "recovery": RecoveryRequest.objects.open().filter(account=account).first(),
        "freeze": AccountFreeze.objects.open().filter(account=account).first(),
        "freeze_form": FreezeForm(initial={"login": account.login}),
    }
    return form_page(request, ACCOUNT, form, **shown)


def _waiting(request: HttpRequest) -> dict[str, Any]:
    """What is open on accounts that the reader may help or approve for."""
    recoveries = RecoveryRequest.objects.open().visible_to(request.user).select_related("account", "asked_by")
    freezes = AccountFreeze.objects.open().visible_to(request.user).select_related("account", "frozen_by")
    return {"recoveries": recoveries.order_by("asked_at"), "freezes": freezes.order_by("frozen_at")}


def _actor(request: HttpRequest) -> Account:
    return cast("Account", request.user)
