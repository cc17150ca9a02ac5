"""Loads the content folder into an empty or filled site; a second run changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from publications.documents import refresh
from publications.loading.files import read_items
from publications.loading.groups import write_groups
from publications.loading.pages import publish, relate_questions, root_site_at, write_pages
from publications.loading.translations import link_translations
from publications.models import HomePage
from publications.signal_handlers import paused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from publications.loading.items import Item
    from publications.models import PublicPage


@dataclass(frozen=True)
class Loaded:
    """How many pages the folder has in all languages, and how many of them were written."""

    pages: int
    written: int


@transaction.atomic
def load_content(*, folder: Path, update: bool = False, tell: Callable[[int], object] = lambda _done: None) -> Loaded:
    """Pages in every language, all or nothing. Raises ContentError.

    Pages that exist stay as editors left them; with `update` they are rewritten from the files. `tell` hears of finished pages.
    """
    items = list(read_items(folder))
    with paused(), disable_reference_index_auto_update():
        written = _write(items, _locales(), tell, update=update)
    if written:
        refresh(Page.objects.filter(pk__in=[page.pk for page in written]))
    return Loaded(pages=len(items) * len(settings.LANGUAGES), written=len(written))


def _locales() -> list[Locale]:
    """One a language, the source first."""
    codes = sorted((code for code, _name in settings.LANGUAGES), key=lambda code: code != settings.LANGUAGE_CODE)
    return [Locale.objects.get_or_create(language_code=code)[0] for code in codes]


def _write(
    items: Sequence[Item], locales: Sequence[Locale], tell: Callable[[int], object], *, update: bool
) -> list[PublicPage]:
    written: list[PublicPage] = []
    unlinked: set[str] = set()
    source: dict[str, PublicPage] = {}
    for locale in locales:
        pages, keys = write_pages(items, locale, update=update)
        source = source or pages
        fresh = [item for item in items if item.key in keys]
        relate_questions(fresh, pages, source)
        for item in fresh:
            publish(pages[item.key])
            tell(1)
        written += [pages[item.key] for item in fresh]
        unlinked |= keys
    for item in items:
        if item.key in unlinked:
            link_translations(item, source[item.key], locales[1:])
    root_site_at(source[items[0].key])
    write_groups(HomePage.objects.select_related("locale"))
    return written
