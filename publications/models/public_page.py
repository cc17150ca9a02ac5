"""What every public page has: a date, an honest word on its translation, and few queries."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.http import Http404
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.fields import SynchronizedField, TranslatableField

from publications.addresses import address
from publications.enums import LanguageStanding
from publications.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet
    from django.http import HttpRequest

SITE_DEPTH = 2  # the language roots; above them is only Wagtail's own root


def fixed(name: str) -> SynchronizedField:
    """A field that says the same in every language and is changed only in the source."""
    return SynchronizedField(name, overridable=False)


class PublicPage(Page):
    """Base of all public pages. `language_standing` is neither translated nor copied: each language has its own."""

    language_standing = models.CharField(
        _("standing of this language"), max_length=10, choices=LanguageStanding, default=LanguageStanding.ORIGINAL
    )
    as_of = models.DateField(
        _("facts as of"), null=True, blank=True, help_text=_("The day on which the facts were gathered.")
    )

    summary_field = "search_description"
    translatable_fields = [
        TranslatableField("title"),
        fixed("slug"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        fixed("as_of"),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """A text in another language than the source's is a draft until a person has read it, and again once it changes."""
        super().clean()
        if self.language == settings.LANGUAGE_CODE:
            self.language_standing = LanguageStanding.ORIGINAL
        elif self.is_original or (self.language_standing == LanguageStanding.REVIEWED and self._says_something_new()):
            self.language_standing = LanguageStanding.DRAFT

    def _says_something_new(self) -> bool:
        """Whether this is no longer the text that was reviewed."""
        reviewed = type(self).objects.filter(pk=self.pk, language_standing=LanguageStanding.REVIEWED).first()
        return reviewed is not None and [reviewed.title, *reviewed.texts()] != [self.title, *self.texts()]

    @property
    def language(self) -> str:
        return str(self.locale.language_code)

    @property
    def summary(self) -> str:
        """One or two plain sentences: for lists, the meta description and search results."""
        return str(getattr(self, self.summary_field) or self.search_description)

    @property
    def address(self) -> str:
        return address(self.url_path, self.language)

    @property
    def is_original(self) -> bool:
        return bool(self.language_standing == LanguageStanding.ORIGINAL)

    def texts(self) -> Iterator[str]:
        """Everything a reader reads below the title, in order: for search, length and PDF."""
        yield self.summary

    @cached_property
    def _around(self) -> list[Page]:
        """The pages above this one and its translations, in one query."""
        steps = range(SITE_DEPTH * self.steplen, len(self.path), self.steplen)
        above = models.Q(path__in=[self.path[:length] for length in steps])
        live = shown(Page.objects.filter(above | models.Q(translation_key=self.translation_key)))
        return list(live.select_related("locale").order_by("path"))

    @property
    def trail(self) -> list[Page]:
        """The pages above this one, from the home page down."""
        return [page for page in self._around if page.translation_key != self.translation_key]

    @property
    def languages(self) -> list[dict[str, str]]:
        """Each language in which this page can be read, with its address there."""
        same = (page for page in self._around if page.translation_key == self.translation_key)
        found = {page.locale.language_code: page.url_path for page in same}
        return [_language(code, found[code]) for code, _name in settings.LANGUAGES if code in found]

    @property
    def is_over(self) -> bool:
        """Past its end, whether or not the command that takes such pages down has run."""
        return self.expire_at is not None and self.expire_at <= timezone.now()

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        if self.is_over:
            raise Http404
        return super().route(request, path_components)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Wagtail's own in one query; public pages have no aliases."""
        steps = range(self.steplen, len(self.path) + 1, self.steplen)
        paths = [self.path[:length] for length in steps]
        return PageViewRestriction.objects.filter(page__path__in=paths)  # type: ignore[no-any-return]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["canonical"] = request.build_absolute_uri(request.path)
        context["site_address"] = request.build_absolute_uri("/").rstrip("/")
        return context


def _language(code: str, url_path: str) -> dict[str, str]:
    info = translation.get_language_info(code)
    direction = "rtl" if info["bidi"] else "ltr"
    return {"code": code, "name": info["name_local"], "direction": direction, "url": address(url_path, code)}
