"""Terms of reference in clauses that other texts can cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from publications.models.public_page import PublicPage, fixed

if TYPE_CHECKING:
    from collections.abc import Iterator


class TermsPage(PublicPage):
    """A text in numbered clauses, with a version."""

    introduction = models.TextField(_("introduction"), blank=True)
    preface = models.TextField(_("preface"), blank=True)
    version = models.CharField(_("version"), max_length=20)
    in_force_since = models.DateField(_("in force since"), null=True, blank=True)
    sources = models.TextField(_("sources"), blank=True, help_text=_("One a line."))

    summary_field = "introduction"
    translatable_fields = [
        *PublicPage.translatable_fields,
        TranslatableField("introduction"),
        TranslatableField("preface"),
        fixed("version"),
        fixed("in_force_since"),
        fixed("sources"),
        TranslatableField("parts"),
        TranslatableField("clauses"),
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("preface"),
        FieldRowPanel([FieldPanel("version"), FieldPanel("in_force_since"), FieldPanel("as_of")]),
        InlinePanel("parts", label=_("Parts")),
        InlinePanel("clauses", label=_("Clauses")),
        FieldPanel("sources"),
    ]
    parent_page_types = ["publications.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("terms of reference")

    def texts(self) -> Iterator[str]:
        yield from (self.introduction, self.preface)
        for clause in self.clauses.all():
            yield from (clause.heading, clause.text)

    def chapters(self) -> list[tuple[TermsPart, list[Clause]]]:
        """Each part with its clauses, in order."""
        clauses = list(self.clauses.all())
        return [(part, [c for c in clauses if c.part == part.code]) for part in self.parts.all()]


class TermsPart(TranslatableMixin, Orderable):
    """A heading above clauses."""

    page = ParentalKey(TermsPage, on_delete=models.CASCADE, related_name="parts")
    code = models.SlugField(_("code"), max_length=40)
    title = models.CharField(_("title"), max_length=200)

    translatable_fields = [fixed("code"), TranslatableField("title")]
    panels = [FieldPanel("title"), FieldPanel("code")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("part")

    def __str__(self) -> str:
        return self.title


class Clause(TranslatableMixin, Orderable):
    """One clause. Its id never changes its meaning and is never used again, since other texts cite it."""

    page = ParentalKey(TermsPage, on_delete=models.CASCADE, related_name="clauses")
    clause_id = models.SlugField(
        _("clause id"), max_length=60, help_text=_("Stays for ever: answers and policies cite it.")
    )
    number = models.CharField(_("number"), max_length=20)
    part = models.SlugField(_("part"), max_length=40, blank=True, help_text=_("The code of a part."))
    heading = models.CharField(_("heading"), max_length=200)
    text = models.TextField(_("text"))

    translatable_fields = [
        fixed("clause_id"),
        fixed("number"),
        fixed("part"),
        TranslatableField("heading"),
        TranslatableField("text"),
    ]
    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("clause_id"), FieldPanel("part")]),
        FieldPanel("heading"),
        FieldPanel("text"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("clause")
        constraints = [models.UniqueConstraint(fields=["page", "clause_id"], name="publications_clause_id")]

    def __str__(self) -> str:
        return f"{self.number} {self.heading}"

    @property
    def anchor(self) -> str:
        return f"clause-{self.clause_id}"
