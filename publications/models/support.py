"""The directory of people and places that can help. What was not checked in time is not shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from publications.enums import LabelKind, ResourceState
from publications.models.public_page import PublicPage, fixed
from search.collation import collated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.http import HttpRequest

CODES = tuple(kind.value for kind in LabelKind)
FIXED = (*CODES, "resource_id", "category", "languages", "agreement", "state", "checked_on", "next_check")


class SupportDirectoryPage(PublicPage):
    """Support by category."""

    introduction = models.TextField(_("introduction"), blank=True)
    example_notice = models.TextField(_("notice above the entries"), blank=True)
    how_to_reach = models.TextField(_("how to reach a provider"), blank=True)

    summary_field = "introduction"
    translatable_fields = [
        *PublicPage.translatable_fields,
        *[TranslatableField(name) for name in ("introduction", "example_notice", "how_to_reach")],
        *[TranslatableField(name) for name in ("categories", "labels", "resources")],
    ]
    content_panels = [
        *Page.content_panels,
        *[FieldPanel(name) for name in ("introduction", "example_notice", "how_to_reach", "as_of")],
        InlinePanel("categories", label=_("Categories")),
        InlinePanel("resources", label=_("Resources")),
        InlinePanel("labels", label=_("Words for codes")),
    ]
    parent_page_types = ["publications.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("support directory")

    def texts(self) -> Iterator[str]:
        yield self.introduction
        for category in self.categories.all():
            yield from (category.title, category.description)
        for resource in self.resources.all():
            if resource.can_be_shown():
                yield from (resource.provider, resource.description)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        labels = {(label.kind, label.code): label.text for label in self.labels.all()}
        shown = [resource for resource in self.resources.all() if resource.can_be_shown()]
        entries = [Entry(resource, labels) for resource in collated(shown, str, self.language)]
        context["categories"] = [
            (category, [entry for entry in entries if entry.resource.category == category.code])
            for category in self.categories.all()
        ]
        return context


class SupportCategory(TranslatableMixin, Orderable):
    """One kind of support, described even while nobody offers it."""

    page = ParentalKey(SupportDirectoryPage, on_delete=models.CASCADE, related_name="categories")
    code = models.CharField(_("code"), max_length=60)
    title = models.CharField(_("title"), max_length=120)
    description = models.TextField(_("description"), blank=True)

    translatable_fields = [fixed("code"), TranslatableField("title"), TranslatableField("description")]
    panels = [FieldPanel("title"), FieldPanel("code"), FieldPanel("description")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("category of support")
        verbose_name_plural = _("categories of support")

    def __str__(self) -> str:
        return self.title


class SupportLabel(TranslatableMixin, Orderable):
    """The word that readers see for a code, such as `walk_in`."""

    page = ParentalKey(SupportDirectoryPage, on_delete=models.CASCADE, related_name="labels")
    kind = models.CharField(_("kind"), max_length=20, choices=LabelKind)
    code = models.CharField(_("code"), max_length=40)
    text = models.CharField(_("text"), max_length=120)

    translatable_fields = [fixed("kind"), fixed("code"), TranslatableField("text")]
    panels = [FieldRowPanel([FieldPanel("kind"), FieldPanel("code"), FieldPanel("text")])]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("word for a code")
        verbose_name_plural = _("words for codes")

    def __str__(self) -> str:
        return self.text


class SupportResource(TranslatableMixin, Orderable):
    """A person or place that helps. Columns with several codes hold them with spaces between."""

    page = ParentalKey(SupportDirectoryPage, on_delete=models.CASCADE, related_name="resources")
    resource_id = models.SlugField(_("id"), max_length=80)
    category = models.CharField(_("category"), max_length=60)
    provider = models.CharField(_("provider"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    country = models.CharField(_("country"), max_length=40)
    languages = models.CharField(_("languages"), max_length=60)
    for_whom = models.CharField(_("for whom"), max_length=200, blank=True)
    cost = models.CharField(_("cost"), max_length=40, blank=True)
    ways_in = models.CharField(_("ways to reach it"), max_length=200, blank=True)
    hours = models.CharField(_("hours"), max_length=40, blank=True)
    accessibility = models.CharField(_("accessibility"), max_length=200, blank=True)
    data_asked = models.CharField(_("data that is asked"), max_length=200, blank=True)
    agreement = models.BooleanField(_("agreement with the institution"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=ResourceState, default=ResourceState.DRAFT)
    checked_on = models.DateField(_("checked on"))
    next_check = models.DateField(_("next check"), help_text=_("After this day readers no longer see the entry."))

    translatable_fields = [
        TranslatableField("provider"),
        TranslatableField("description"),
        *[fixed(name) for name in FIXED],
    ]
    panels = [
        FieldPanel("provider"),
        FieldPanel("description"),
        *[FieldPanel(name) for name in FIXED if name not in {"checked_on", "next_check", "state"}],
        FieldRowPanel([FieldPanel("state"), FieldPanel("checked_on"), FieldPanel("next_check")]),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("support resource")

    def __str__(self) -> str:
        return self.provider

    def can_be_shown(self) -> bool:
        """Verified, and its next check not yet overdue."""
        return self.state == ResourceState.VERIFIED and self.next_check >= timezone.localdate()


@dataclass(frozen=True)
class Entry:
    """A resource with the words for its codes."""

    resource: SupportResource
    labels: dict[tuple[str, str], str]

    def facts(self) -> list[tuple[str, list[str]]]:
        """Title and words of each column that holds something."""
        columns = [(str(kind.label), self.words(kind)) for kind in LabelKind]
        columns.insert(1, (str(_("Languages")), self.languages()))
        return [(title, words) for title, words in columns if words]

    def words(self, kind: LabelKind) -> list[str]:
        codes = getattr(self.resource, kind.value).split()
        return _in_order(self.labels.get((kind.value, code), code) for code in codes)

    def languages(self) -> list[str]:
        codes = self.resource.languages.split()
        return _in_order(str(translation.get_language_info(code)["name_translated"]) for code in codes)


def _in_order(words: Iterable[str]) -> list[str]:
    """As the reader's language sorts them."""
    return collated(words, str, translation.get_language())
