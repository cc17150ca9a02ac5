"""What the institution says of its own site: how accessible it is, and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from publications.blocks import BodyBlock, sentences
from publications.models.public_page import PublicPage

if TYPE_CHECKING:
    from collections.abc import Iterator


class StatementPage(PublicPage):
    """One statement, directly below the home page: footers lead to it by its address."""

    lead = models.TextField(_("summary"), max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("text"))

    summary_field = "lead"
    translatable_fields = [*PublicPage.translatable_fields, TranslatableField("lead"), TranslatableField("body")]
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body"), FieldPanel("as_of")]
    parent_page_types = ["publications.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("statement")

    def texts(self) -> Iterator[str]:
        yield self.lead
        yield from sentences(self.body)
