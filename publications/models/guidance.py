"""Guidance for families."""

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


class GuidanceIndexPage(PublicPage):
    """All guides."""

    introduction = models.TextField(_("introduction"), blank=True)

    summary_field = "introduction"
    translatable_fields = [*PublicPage.translatable_fields, TranslatableField("introduction")]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    parent_page_types = ["publications.HomePage"]
    subpage_types = ["publications.GuidancePage"]

    class Meta:
        verbose_name = _("guidance")

    def guides(self) -> QuerySet[GuidancePage]:
        return shown(GuidancePage.objects.child_of(self)).order_by("order")  # type: ignore[no-any-return]


class GuidancePage(PublicPage):
    """One guide: what to do, in plain words."""

    lead = models.TextField(_("summary"), max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("text"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    summary_field = "lead"
    translatable_fields = [
        *PublicPage.translatable_fields,
        TranslatableField("lead"),
        TranslatableField("body"),
        fixed("order"),
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("as_of"),
        FieldPanel("order"),
    ]
    parent_page_types = ["publications.GuidanceIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("guide")

    def texts(self) -> Iterator[str]:
        yield self.lead
        yield from sentences(self.body)

    def others(self) -> QuerySet[GuidancePage]:
        """The other guides, for the next step."""
        return shown(GuidancePage.objects.sibling_of(self, inclusive=False)).order_by("order")  # type: ignore[no-any-return]
