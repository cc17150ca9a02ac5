"""How one's own pages speak: language and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_POST

from portal.accounts.answers import form_page
from portal.accounts.destinations import destination
from portal.accounts.language_form import DatesForm, LanguageForm, form_of
from portal.accounts.layouts import layout_of
from portal.accounts.models import Area
from portal.accounts.services.language_change import hijri_change, language_change
from portal.accounts.views.own_account import own_account, user_of
from portal.dates.gregorian import day_words
from portal.dates.hijri import hijri_day
from portal.own_language import own_language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User

SAVED = "language_saved"
TEMPLATE = "accounts/language_and_dates.html"


@own_account
@require_http_methods(["GET", "POST"])
def language_and_dates(request: HttpRequest) -> HttpResponse:
    """The choice as it stands, and the form to change it."""
    user = user_of(request)
    form = form_of(user, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return form_page(request, TEMPLATE, form, layout=layout_of(user), example=_example(), saved=_saved(request))
    _keep(user, form)
    request.session[SAVED] = True
    # Whoever chose another language reads the answer in it.
    with translation.override(own_language(user) if isinstance(form, LanguageForm) else translation.get_language()):
        return redirect("accounts:language_and_dates")


@own_account
@require_POST
def speak(request: HttpRequest) -> HttpResponse:
    """The switch on the pages of staff: another language, and back to the page. A word that is no language changes nothing."""
    user = user_of(request)
    form = LanguageForm(request.POST)
    if form.is_valid() and user.area != Area.FAMILY:
        language_change(user=user, language=form.cleaned_data["language"])
    with translation.override(own_language(user)):
        return redirect(destination(request, user, request.POST.get("next", "")))


def _keep(user: User, form: LanguageForm | DatesForm) -> None:
    if isinstance(form, LanguageForm):
        language_change(user=user, language=form.cleaned_data["language"])
    else:
        hijri_change(user=user, shows_hijri=form.cleaned_data["shows_hijri"])


def _saved(request: HttpRequest) -> bool:
    """Said once. In the session, since private addresses carry no more than they must."""
    return bool(request.session.pop(SAVED, False))


def _example() -> str:
    """Today, in both calendars."""
    today = timezone.localdate()
    return f"{day_words(today)} ({hijri_day(today)})"
