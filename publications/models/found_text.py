"""What a reader can find: one row a page or clause, kept beside the pages so that search never needs a server."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail.models import Page

from publications.shown import shown


class FoundTextQuerySet(models.QuerySet["FoundText"]):
    def readable(self, language: str) -> FoundTextQuerySet:
        """Live pages of one language alone, none of them behind a restriction, whatever an index believes."""
        return self.filter(language=language, page__in=shown(Page.objects))

    def with_any(self, words: list[str]) -> FoundTextQuerySet:
        """Rows that hold at least one of the folded `words`, anywhere in a word."""
        matches = models.Q()
        for word in words:
            matches |= models.Q(folded__contains=word)
        return self.filter(matches)


class FoundText(models.Model):
    """A text with its folded form (search.public.folding). Derived data: rebuilt from the pages at any time."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=120, unique=True)
    language = models.CharField(max_length=10)
    title = models.TextField()
    section = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    synonyms = models.TextField(blank=True)
    url = models.TextField()
    folded = models.TextField()

    objects: ClassVar[Any] = FoundTextQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["language"], name="publications_found_language")]

    def __str__(self) -> str:
        return self.title
