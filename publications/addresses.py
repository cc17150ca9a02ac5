"""Addresses of pages. Slugs are the same in every language, so one path names a page in all of them."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation


def path_below_language(url_path: str) -> str:
    """`questions/your-information/` for Wagtail's `/home-ar/questions/your-information/`; empty for a home page."""
    return url_path.split("/", 2)[2]


def address(url_path: str, language: str | None = None) -> str:
    """The address of the page with this `url_path` in `language` (by default the reader's)."""
    with translation.override(language or translation.get_language()):
        return reverse("wagtail_serve", args=[path_below_language(url_path)])
