"""The home page of one language, which also finds every other page of that language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import Http404
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import TranslatableField

from publications.models.public_page import PublicPage, fixed
from publications.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse

TEXTS = (
    "name",
    "short_name",
    "tagline",
    "introduction",
    "notice_title",
    "notice",
    "fraud_warning_title",
    "fraud_warning",
    "emergency",
    "contact",
    "footer_about",
    "footer_sources",
    "footer_translation",
)
LATEST_UPDATES = 3


class HomePage(PublicPage):
    """The first page, with the words that stand on every page of the site."""

    name = models.CharField(_("name of the institution"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80)
    tagline = models.CharField(_("tagline"), max_length=200)
    introduction = models.TextField(_("introduction"))
    notice_title = models.CharField(_("title of the notice"), max_length=120, blank=True)
    notice = models.TextField(_("notice"), blank=True)
    fraud_warning_title = models.CharField(_("title of the warning against fraud"), max_length=120, blank=True)
    fraud_warning = models.TextField(_("warning against fraud"), blank=True)
    emergency = models.TextField(_("what to do in danger"), blank=True)
    contact = models.TextField(_("contact"), blank=True)
    footer_about = models.TextField(_("footer: about this site"), blank=True)
    footer_sources = models.TextField(_("footer: sources"), blank=True)
    footer_translation = models.TextField(_("footer: translations"), blank=True)
    contact_email = models.EmailField(_("public e-mail address"), blank=True)
    official_site = models.URLField(_("official site"), blank=True)

    summary_field = "introduction"
    # Home pages are siblings, so their slugs differ; no address shows them.
    translatable_fields = [
        *[field for field in PublicPage.translatable_fields if field.field_name != "slug"],
        *[TranslatableField(name) for name in TEXTS],
        fixed("contact_email"),
        fixed("official_site"),
    ]
    content_panels = [
        *Page.content_panels,
        *[FieldPanel(name) for name in TEXTS if not name.startswith("footer")],
        MultiFieldPanel([FieldPanel(name) for name in TEXTS if name.startswith("footer")], heading=_("Footer")),
        FieldPanel("contact_email"),
        FieldPanel("official_site"),
        FieldPanel("as_of"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "publications.TopicIndexPage",
        "publications.TermsPage",
        "publications.GuidanceIndexPage",
        "publications.UpdateIndexPage",
        "publications.SupportDirectoryPage",
        "publications.FiguresPage",
        "publications.StatementPage",
    ]

    class Meta:
        verbose_name = _("home page")

    def texts(self) -> Iterator[str]:
        yield from (self.name, self.tagline, self.introduction, self.fraud_warning, self.emergency, self.contact)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:  # noqa: ARG002 - Wagtail's signature
        """One query for any depth, where Wagtail asks one or two for each part of the address."""
        path = "".join(f"{part}/" for part in path_components)
        # Wagtail falls back to the source's home page: without its language in the query it would answer in the wrong one.
        # A page behind a restriction is not found: readers have no accounts here, and absence looks like absence.
        in_language = shown(Page.objects.filter(locale__language_code=translation.get_language()))
        if page := in_language.filter(url_path=self.url_path + path).first():
            return RouteResult(page.specific if path else self)
        return RouteResult(self, kwargs={"elsewhere": self._elsewhere(path)})

    def _elsewhere(self, path: str) -> list[dict[str, str]]:
        """The languages that do have `path`. Raises Http404 when none has."""
        homes = HomePage.objects.filter(translation_key=self.translation_key, live=True).values_list(
            "url_path", flat=True
        )
        page = shown(Page.objects.filter(url_path__in=[home + path for home in homes])).first()
        if page is None:
            raise Http404
        return page.specific.languages  # type: ignore[no-any-return]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if elsewhere := kwargs.pop("elsewhere", None):
            return render(request, "publications/not_in_language.html", {"languages": elsewhere}, status=404)
        return super().serve(request, *args, **kwargs)  # type: ignore[no-any-return]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from publications.models.guidance import GuidancePage  # noqa: PLC0415 - they name HomePage as their parent
        from publications.models.questions import TopicPage  # noqa: PLC0415
        from publications.models.updates import UpdatePage  # noqa: PLC0415

        context = super().get_context(request, *args, **kwargs)
        context["topics"] = shown(TopicPage.objects.descendant_of(self)).order_by("order")
        context["guidance"] = shown(GuidancePage.objects.descendant_of(self)).order_by("order")
        context["updates"] = shown(UpdatePage.objects.descendant_of(self)).order_by("-date")[:LATEST_UPDATES]
        return context
