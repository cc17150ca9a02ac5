"""What every template may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from portal.templatetags.addresses import is_private

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest


KEPT = ("q", "page")
GREETINGS = {
    "ar": "أهلاً بكم",
    "en": "Welcome",
    "ku": "Bi xêr hatin",
    "tr": "Hoş geldiniz",
    "de": "Willkommen",
    "fr": "Bienvenue",
}


def site(request: HttpRequest) -> dict[str, Any]:
    """`demo`, the page's direction, and the languages with the address of this same page in each."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    return {
        "demo": settings.DEMO,
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "language": language,
        "language_links": language_links(request.path_info, language, request.GET),
    }


def language_links(path: str, current: str, query: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """One entry a language: code, own name, greeting, direction, address of the page in it, with what was asked of it."""
    wished = query or {}
    # Words that somebody searched for do not belong in a private address.
    shown = {name: wished[name] for name in KEPT if wished.get(name)} if not is_private(path) else {}
    rest = path.removeprefix(f"/{current}/") if path.startswith(f"/{current}/") else ""
    links = []
    for code, _name in settings.LANGUAGES:
        info = translation.get_language_info(code)
        links.append(
            {
                "code": code,
                "name": info["name_local"],
                "greeting": GREETINGS[code],
                "direction": "rtl" if info["bidi"] else "ltr",
                "url": f"/{code}/{rest}{kept({**shown, 'next': wished.get('next', '')}, current, code)}",
                "current": code == current,
            }
        )
    return links


def kept(query: Mapping[str, str], current: str, code: str) -> str:
    """What another language is asked, too; where signing in leads only as an address of this host, in that language."""
    values = dict(query)
    wished = values.pop("next", "")
    if url_has_allowed_host_and_scheme(wished, allowed_hosts=None) and wished.startswith("/"):
        values["next"] = (
            f"/{code}/{wished.removeprefix(f'/{current}/')}" if wished.startswith(f"/{current}/") else wished
        )
    return f"?{urlencode(values)}" if values else ""
