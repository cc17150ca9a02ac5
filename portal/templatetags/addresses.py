"""What an address says about the page: its language, its area and its section."""

from __future__ import annotations

from django import template
from django.conf import settings

register = template.Library()

PRIVATE_SECTIONS = {"account", "my", "register", "partners"}
PRIVATE_AREAS = {"staff", "cms", "api", "files"}
# Where a section begins, and the area whose process serves it.
STARTS = {"my": ("/{}/my/", "family"), "staff": ("/staff/", "staff"), "cms": ("/cms/", "cms")}


def parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part]


@register.filter
def names_language(path: str) -> bool:
    """Whether the address begins with a language that this site speaks."""
    return parts(path)[:1] in [[code] for code, _name in settings.LANGUAGES]


@register.filter
def section(path: str) -> str:
    """`questions` for `/en/questions/where/`; empty where there is none."""
    return next(iter(parts(path)[1:2]), "") if names_language(path) else ""


@register.filter
def is_private(path: str) -> bool:
    """Whether a page at this address, there or not, must not show whose site it is."""
    return section(path) in PRIVATE_SECTIONS or bool(PRIVATE_AREAS.intersection(parts(path)[:1]))


@register.filter
def is_public(path: str) -> bool:
    """Whether a page at this address, there or not, wears the institution's name."""
    return names_language(path) and not is_private(path)


@register.filter
def is_file(path: str) -> bool:
    return parts(path)[:1] == ["files"]


@register.filter
def start_of(path: str, language: str) -> str:
    """The first page of the area that the address belongs to, else of the public site. It depends on the address alone, never on the reader."""
    start, area = STARTS.get(section(path) or next(iter(parts(path)), ""), ("", ""))
    return start.format(language) if area in settings.ATHAR_AREAS else f"/{language}/"
