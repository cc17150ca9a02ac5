"""Questions, each on its own page, gathered in topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail_localize.fields import TranslatableField

from publications.blocks import BodyBlock, sentences
from publications.models.public_page import PublicPage, fixed
from publications.shown import shown
from publications.structured_data import faq_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet
    from django.http import HttpRequest


class TopicIndexPage(PublicPage):
    """All questions on one page, by topic."""

    introduction = models.TextField(_("introduction"), blank=True)

    summary_field = "introduction"
    translatable_fields = [*PublicPage.translatable_fields, TranslatableField("introduction")]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    parent_page_types = ["publications.HomePage"]
    subpage_types = ["publications.TopicPage"]

    class Meta:
        verbose_name = _("questions")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        questions = list(shown(QuestionPage.objects.descendant_of(self)).order_by("order"))
        topics = shown(TopicPage.objects.child_of(self)).order_by("order")
        context["topics"] = [(topic, [q for q in questions if q.path.startswith(topic.path)]) for topic in topics]
        context["structured_data"] = faq_page(questions)
        return context


class TopicPage(PublicPage):
    """A group of questions."""

    introduction = models.TextField(_("introduction"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    summary_field = "introduction"
    translatable_fields = [*PublicPage.translatable_fields, TranslatableField("introduction"), fixed("order")]
    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("order")]
    parent_page_types = ["publications.TopicIndexPage"]
    subpage_types = ["publications.QuestionPage"]

    class Meta:
        verbose_name = _("topic")

    def questions(self) -> QuerySet[QuestionPage]:
        return shown(QuestionPage.objects.child_of(self)).order_by("order")  # type: ignore[no-any-return]


class QuestionPage(PublicPage):
    """One question: the short answer first, then the whole."""

    short_answer = models.TextField(_("short answer"), max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("full answer"), blank=True)
    synonyms = models.TextField(
        _("search words"),
        blank=True,
        help_text=_("Other words that people use for this, one a line. Readers never see them."),
    )
    sources = models.TextField(_("sources"), blank=True, help_text=_("One a line."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    summary_field = "short_answer"
    translatable_fields = [
        *PublicPage.translatable_fields,
        TranslatableField("short_answer"),
        TranslatableField("body"),
        TranslatableField("synonyms"),
        fixed("sources"),
        fixed("order"),
        fixed("related_questions"),
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("short_answer"),
        FieldPanel("body"),
        FieldPanel("as_of"),
        FieldPanel("sources"),
        InlinePanel("related_questions", label=_("Related questions")),
        FieldPanel("synonyms"),
        FieldPanel("order"),
    ]
    parent_page_types = ["publications.TopicPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("question")

    def texts(self) -> Iterator[str]:
        yield self.short_answer
        yield from sentences(self.body)

    def related(self) -> QuerySet[QuestionPage]:
        """The related questions in this page's language, in the editor's order."""
        named = RelatedQuestion.objects.filter(
            page_id=self.pk, question__translation_key=models.OuterRef("translation_key")
        )
        order = models.Subquery(named.values("sort_order")[:1])
        pages = shown(QuestionPage.objects).filter(locale_id=self.locale_id).annotate(place=order)
        return pages.filter(models.Exists(named)).order_by("place")  # type: ignore[no-any-return]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["structured_data"] = faq_page([self])
        return context


class RelatedQuestion(Orderable):
    """Names the source-language page; the reader is shown its translation."""

    page = ParentalKey(QuestionPage, on_delete=models.CASCADE, related_name="related_questions")
    question = models.ForeignKey(QuestionPage, on_delete=models.CASCADE, related_name="+", verbose_name=_("question"))

    panels = [PageChooserPanel("question", "publications.QuestionPage")]

    class Meta(Orderable.Meta):
        verbose_name = _("related question")

    def __str__(self) -> str:
        return str(self.question)
