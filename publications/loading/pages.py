"""Writes items as live pages of one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page, Site

from publications.exceptions import ContentError
from publications.models import PublicPage, RelatedQuestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wagtail.models import Locale

    from publications.loading.items import Item

    Pages = dict[str, PublicPage]


def write_pages(items: Sequence[Item], locale: Locale, *, update: bool) -> tuple[Pages, set[str]]:
    """The page of each item by its key, and the keys that were written. Pages that exist stay as they are unless `update`."""
    known = {page.translation_key: page for page in Page.objects.filter(locale=locale).specific()}
    pages: Pages = {}
    for item in items:
        page = known.get(item.translation_key) or item.model(
            slug=_slug(item, locale), translation_key=item.translation_key
        )
        pages[item.key] = page
        if page.pk is None or update:
            _fill(page, item, locale)
            _place(page, item, pages.get(item.parent))
    return pages, {item.key for item in items if update or item.translation_key not in known}


def _slug(item: Item, locale: Locale) -> str:
    """Home pages stand side by side; below them slugs are the same in every language."""
    return item.slug if item.parent else f"{item.slug}-{locale.language_code}"


def _place(page: PublicPage, item: Item, parent: PublicPage | None) -> None:
    try:
        if page.pk is None:
            (parent or Page.get_first_root_node()).add_child(instance=page)
        else:
            page.save()
    except ValidationError as error:
        problems = "; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items())
        raise ContentError(f"{item.key} in {page.locale.language_code}: {problems}") from error


def publish(page: PublicPage) -> None:
    """What Wagtail's publishing leaves behind, without writing the page a second time."""
    revision = page.save_revision(changed=False, clean=False)
    now = timezone.now()
    Page.objects.filter(pk=page.pk).update(
        live_revision=revision,
        has_unpublished_changes=False,
        first_published_at=page.first_published_at or now,
        last_published_at=now,
    )


def _fill(page: PublicPage, item: Item, locale: Locale) -> None:
    language = locale.language_code
    page.locale = locale
    for name, value in (item.same | {name: texts[language] for name, texts in item.texts.items()}).items():
        setattr(page, name, value)
    if item.body is not None:
        page.body = item.stream(language)
    for relation in dict.fromkeys(child.relation for child in item.children):
        setattr(page, relation, list(_rows(page, item, relation, locale)))


def _rows(page: PublicPage, item: Item, relation: str, locale: Locale) -> Iterable[Any]:
    known = {row.translation_key: row.pk for row in getattr(page, relation).all()} if page.pk else {}
    children = [child for child in item.children if child.relation == relation]
    for place, child in enumerate(children):
        texts = {name: text[locale.language_code] for name, text in child.texts.items()}
        yield child.model(
            pk=known.get(child.translation_key),
            translation_key=child.translation_key,
            locale=locale,
            sort_order=place,
            **child.same,
            **texts,
        )


def relate_questions(items: Sequence[Item], pages: Pages, source: Pages) -> None:
    """Names the related questions, once all exist; each language names the pages of the source."""
    rows = [
        RelatedQuestion(page=pages[item.key], question=source[key], sort_order=place)
        for item in items
        for place, key in enumerate(item.related)
    ]
    RelatedQuestion.objects.filter(page__in=[row.page_id for row in rows]).delete()
    RelatedQuestion.objects.bulk_create(rows)


def root_site_at(home: PublicPage) -> None:
    """Makes `home` the root of the one site, and takes away the page that a fresh Wagtail shows."""
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
    welcome = site.root_page if site.pk and site.root_page_id != home.pk else None
    site.root_page, site.site_name = home, home.short_name
    site.save()
    if welcome is not None and welcome.specific_class is Page:
        welcome.delete()
