"""Dated news of the institution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from publications.blocks import BodyBlock, sentences
from publications.models.public_page import PublicPage, fixed
from publications.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet


class UpdateIndexPage(PublicPage):
    """All updates, the newest first."""

    introduction = models.TextField(_("introduction"), blank=True)

    summary_field = "introduction"
    translatable_fields = [*PublicPage.translatable_fields, TranslatableField("introduction")]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    parent_page_types = ["publications.HomePage"]
    subpage_types = ["publications.UpdatePage"]

    class Meta:
        verbose_name = _("updates")

    def updates(self) -> QuerySet[UpdatePage]:
        return shown(UpdatePage.objects.child_of(self)).order_by("-date")  # type: ignore[no-any-return]


class UpdatePage(PublicPage):
    """One piece of news."""

    date = models.DateField(_("date"))
    lead = models.TextField(_("summary"), max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("text"))
    sources = models.TextField(_("sources"), blank=True, help_text=_("One a line."))

    summary_field = "lead"
    translatable_fields = [
        *PublicPage.translatable_fields,
        fixed("date"),
        TranslatableField("lead"),
        TranslatableField("body"),
        fixed("sources"),
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("as_of"),
        FieldPanel("sources"),
    ]
    parent_page_types = ["publications.UpdateIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("update")

    def texts(self) -> Iterator[str]:
        yield self.lead
        yield from sentences(self.body)
