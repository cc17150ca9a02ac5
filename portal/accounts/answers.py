"""Refusals in the reader's words. They are the same whether a number exists or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from portal.accounts.exceptions import TooSoon

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

    from portal.accounts.exceptions import AccountsError

MINUTE = 60


def form_page(request: HttpRequest, template: str, form: Form, **context: Any) -> HttpResponse:
    """The page of a form: 200 as it is first shown, 400 with errors. What was typed stays, secrets aside."""
    status = 400 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def refusal_page(
    request: HttpRequest, template: str, form: Form, error: AccountsError, *, wrong: str, **context: Any
) -> HttpResponse:
    """The same form with what is wrong; 429 when the next try must wait."""
    form.add_error(None, wait_text(error.seconds) if isinstance(error, TooSoon) else wrong)
    answer = form_page(request, template, form, **context)
    if isinstance(error, TooSoon):
        answer.status_code = 429
        answer["Retry-After"] = str(error.seconds)
    return answer


def wait_text(seconds: int) -> str:
    """How long to wait, in seconds or in minutes."""
    if seconds < MINUTE:
        wait = ngettext("Wait %(count)d second.", "Wait %(count)d seconds.", seconds) % {"count": seconds}
    else:
        minutes = -(-seconds // MINUTE)
        wait = ngettext("Wait %(count)d minute.", "Wait %(count)d minutes.", minutes) % {"count": minutes}
    return gettext("There were several tries. %(wait)s Then try again.") % {"wait": wait}
