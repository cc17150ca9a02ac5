"""Published figures: numbers, charts and maps, approved by people. No case data is ever read here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from publications.figure_blocks import FiguresBlock
from publications.figure_tables import Table, sections
from publications.models.public_page import PublicPage

if TYPE_CHECKING:
    from collections.abc import Iterator


class FiguresPage(PublicPage):
    """All published figures on one page."""

    introduction = models.TextField(_("introduction"), max_length=400)
    body = StreamField(FiguresBlock(), verbose_name=_("figures"))

    summary_field = "introduction"
    translatable_fields = [
        *PublicPage.translatable_fields,
        TranslatableField("introduction"),
        TranslatableField("body"),
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        FieldPanel("as_of"),
    ]
    parent_page_types = ["publications.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("figures")

    def texts(self) -> Iterator[str]:
        yield self.introduction
        for _kind, content in self.sections():
            yield from content.texts() if isinstance(content, Table) else (content,)

    def sections(self) -> Iterator[tuple[str, str | Table]]:
        """The body without its drawings, for paper and search."""
        yield from sections(self.body)
