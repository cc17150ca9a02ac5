"""What every staff page does alike: speak the account's own language, and answer a refusal of the vault."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.http import Http404
from django.shortcuts import render
from django.utils import translation

from casework.audit import EventTag, record_refusal
from casework.exceptions import NotAllowed, ReadingPaused
from casework.rights import one_reading
from casework.services.reading_pause import reading_pause
from casework.services.reading_watch import ReadingNeedsFactor, stop_if_paused
from casework.vault import VaultError

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from casework.rights import Account

    View = Callable[..., HttpResponseBase]

STAFF_LANGUAGES = ("ar", "en")
DEFAULT_LANGUAGE = "en"


def staff_page(view: View) -> View:
    """The view in Arabic or English, as its reader chose. What may not be seen is not found; each refusal is recorded.

    Whose reading is paused gets none of these pages.
    """

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        stop_if_paused(request.user)
        return view(request, *args, **kwargs)

    return office_page(page)


def office_page(view: View) -> View:
    """A staff page without case data (the log, roles, accounts): a pause of the reading leaves it open."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        language = language_of(request)
        with translation.override(language), one_reading(request.user):
            response = _answer(view, request, *args, **kwargs)
        response["Content-Language"] = language
        return response

    return page


def language_of(request: HttpRequest) -> str:
    chosen = getattr(request.user, "language", "")
    return chosen if chosen in STAFF_LANGUAGES else DEFAULT_LANGUAGE


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    subject = ("case", str(kwargs.get("case_id", "")))
    try:
        return view(request, *args, **kwargs)
    except NotAllowed as error:
        record_refusal(EventTag.STAFF_ACT_REFUSED, actor=request.user, subject=subject)
        raise Http404 from error
    except ReadingNeedsFactor:
        record_refusal(EventTag.STAFF_READING_STEPPED_UP, actor=request.user, subject=subject)
        raise
    except ReadingPaused as refusal:
        reading_pause(actor=cast("Account", request.user), refusal=refusal)
        return render(request, "casework/reading_paused.html", status=429)
    except VaultError:
        record_refusal(EventTag.VAULT_CASE_REFUSED, actor=request.user, subject=subject)
        return render(request, "casework/unreadable.html", status=500)
