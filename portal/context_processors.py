"""What every template may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import translation

if TYPE_CHECKING:
    from django.http import HttpRequest


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
        "language_links": language_links(request.path_info, language),
    }


def language_links(path: str, current: str) -> list[dict[str, Any]]:
    """One entry a language: code, own name, greeting, direction, address of the page in it."""
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
                "url": f"/{code}/{rest}",
                "current": code == current,
            }
        )
    return links
