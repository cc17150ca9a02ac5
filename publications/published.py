"""Finds a published page by its address below the language, as it is now or as it was in an older version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from wagtail.models import Page, Site

from publications.exceptions import NoSuchPublicationError
from publications.shown import shown

if TYPE_CHECKING:
    from publications.models import PublicPage


def published_page(path: str, *, language: str, version: str | None = None) -> PublicPage:
    """Raises NoSuchPublicationError, whose message says which of the three is unknown."""
    if language not in dict(settings.LANGUAGES):
        raise NoSuchPublicationError(f"No such language: {language}.")
    page = shown(Page.objects.filter(url_path=f"{_home_of(language)}{path.strip('/')}/")).first()
    if page is None:
        raise NoSuchPublicationError(f"No published page at {path} in {language}.")
    return _in_version(page.specific, version)


def _home_of(language: str) -> str:
    home = Site.objects.get(is_default_site=True).root_page
    translated = shown(home.get_translations(inclusive=True).filter(locale__language_code=language))
    return str(translated.values_list("url_path", flat=True).first() or "")


def _in_version(page: PublicPage, version: str | None) -> PublicPage:
    if version is None or getattr(page, "version", None) == version:
        return page
    older = page.revisions.filter(content__version=version, content__live=True).order_by("-created_at").first()
    if older is None:
        raise NoSuchPublicationError(f"No version {version} of {page.slug} in {page.language}.")
    return older.as_object()  # type: ignore[no-any-return]
