"""Publishing and unpublishing reach the search: the rows at once, the search server after the commit."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from publications.documents import refresh
from publications.models import FoundText, PublicPage
from search.public import indexing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagtail.models import Page

_paused: ContextVar[bool] = ContextVar("publications_search_paused", default=False)


@contextmanager
def paused() -> Iterator[None]:
    """For whoever changes many pages and refreshes the search at the end."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


def connect() -> None:
    page_published.connect(page_changed, dispatch_uid="publications.published")
    page_unpublished.connect(page_withdrawn, dispatch_uid="publications.unpublished")
    page_slug_changed.connect(branch_moved, dispatch_uid="publications.slug")
    post_page_move.connect(branch_moved, dispatch_uid="publications.moved")


def page_changed(instance: Page, **_kwargs: Any) -> None:
    if isinstance(instance, PublicPage) and not _paused.get():
        _bring_up_to_date(instance.language, [instance])


def branch_moved(instance: Page, **_kwargs: Any) -> None:
    """A new address for a page is a new address for everything below it."""
    if isinstance(instance, PublicPage) and not _paused.get():
        _bring_up_to_date(instance.language, list(instance.get_descendants(inclusive=True)))


def page_withdrawn(instance: Page, **_kwargs: Any) -> None:
    """Wagtail says so before a live page is deleted too, and its row is then still live: nothing is read from it."""
    if isinstance(instance, PublicPage):
        _tell_server(instance.language, _take_out([instance]))


def _bring_up_to_date(language: str, pages: list[Page]) -> None:
    old = _take_out(pages)
    refresh(pages)
    new = FoundText.objects.filter(page__in=pages).values_list("key", flat=True)
    _tell_server(language, old | set(new))


def _take_out(pages: list[Page]) -> set[str]:
    rows = FoundText.objects.filter(page__in=pages)
    keys = set(rows.values_list("key", flat=True))
    rows.delete()
    return keys


def _tell_server(language: str, keys: set[str]) -> None:
    transaction.on_commit(partial(indexing.replace, language, sorted(keys)))
