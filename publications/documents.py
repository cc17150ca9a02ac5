"""The texts of live pages for public search: one document a page, and one a clause of the terms of reference."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from django.db import transaction

from publications.models import FoundText, HomePage, PublicPage, QuestionPage, SupportDirectoryPage, TermsPage
from search.public import registry
from search.public.documents import PublicDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wagtail.models import Page

COLUMNS = tuple(field.name for field in fields(PublicDocument))
ROWS_AT_ONCE = 200


class PageSource:
    """Public pages as `search.public.registry` wants them. Reads rows of live pages alone."""

    name = "pages"

    def documents(self, language: str) -> Iterable[PublicDocument]:
        return _documents(FoundText.objects.readable(language).order_by("key"))

    def readable(self, language: str, keys: Sequence[str]) -> Iterable[PublicDocument]:
        return _documents(FoundText.objects.readable(language).filter(key__in=keys))

    def holding(self, language: str, parts: Sequence[str], limit: int) -> Iterable[tuple[PublicDocument, str]]:
        rows = FoundText.objects.readable(language).with_any(list(parts))[:limit]
        return ((PublicDocument(*values), folded) for *values, folded in rows.values_list(*COLUMNS, "folded"))


def register() -> None:
    registry.register(PageSource())


def _documents(rows: Any) -> Iterator[PublicDocument]:
    return (PublicDocument(*values) for values in rows.values_list(*COLUMNS))


def documents_of(page: Page) -> Iterator[PublicDocument]:
    """What can be found of a live page; home pages are where a search begins, so they are not."""
    if not page.live or not isinstance(page, PublicPage) or isinstance(page, HomePage):
        return
    if isinstance(page, TermsPage):
        yield _document(page, text=page.preface)
        yield from _clauses(page)
    else:
        yield _document(page, text="\n".join(list(page.texts())[1:]))


def _document(page: PublicPage, *, text: str) -> PublicDocument:
    return PublicDocument(
        key=f"page-{page.pk}",
        language=page.language,
        title=page.title,
        section=_section(page),
        summary=page.summary,
        text=text,
        synonyms=page.synonyms if isinstance(page, QuestionPage) else "",
        url=_url(page),
    )


def _clauses(page: TermsPage) -> Iterator[PublicDocument]:
    for clause in page.clauses.all():
        yield PublicDocument(
            key=f"page-{page.pk}-{clause.clause_id}",
            language=page.language,
            title=f"{clause.number}. {clause.heading}",
            section=page.title,
            summary="",
            text=clause.text,
            synonyms="",
            url=f"{_url(page)}#{clause.anchor}",
        )


def _section(page: PublicPage) -> str:
    """The title of the page above, unless that is the home page."""
    return str(page.trail[-1].title) if len(page.trail) > 1 and not isinstance(page, SupportDirectoryPage) else ""


def _url(page: PublicPage) -> str:
    return str(next(language["url"] for language in page.languages if language["code"] == page.language))


@transaction.atomic
def refresh(pages: Iterable[Page]) -> None:
    """Writes the rows of `pages` anew from what is live now."""
    pages = list(pages)
    FoundText.objects.filter(page__in=pages).delete()
    rows = [_row(page, document) for page in pages for document in documents_of(page.specific)]
    FoundText.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def _row(page: Page, document: PublicDocument) -> FoundText:
    values = {name: getattr(document, name) for name in COLUMNS}
    return FoundText(page=page, folded=document.folded(), **values)
