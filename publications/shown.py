"""Which pages the public may know of at this moment: one rule for every list, link, search and language switch."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Left, Length
from django.utils import timezone
from wagtail.models import PageViewRestriction

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from wagtail.models import Page

    Pages = TypeVar("Pages", bound=QuerySet[Page])


def shown(pages: Pages) -> Pages:
    """Those of `pages` that are live, not past their end, and behind no restriction, their own or of a page above.

    The end counts at its minute, whether or not the command that takes such pages down has run.
    """
    above = Left(OuterRef("path"), Length("page__path"))
    restricted = Exists(PageViewRestriction.objects.annotate(above=above).filter(page__path=F("above")))
    return pages.filter(Q(expire_at=None) | Q(expire_at__gt=timezone.now()), ~restricted, live=True)
