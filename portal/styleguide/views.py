"""The style guide: one page a chapter, in English or in the language that `?language=` names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from portal.styleguide import acting, asking, pictures, standing, telling, working
from portal.styleguide.foundations import foundations
from portal.styleguide.specimens import Chapter, both, drawn

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

CHAPTERS = [
    Chapter(
        "acting",
        both("Acting", "الفعل"),
        both("What one presses, and the ways between pages.", "ما يُضغط، والطرق بين الصفحات."),
        acting.specimens,
    ),
    Chapter(
        "asking",
        both("Asking", "السؤال"),
        both(
            "Forms that can be declined, half answered and left for another day.",
            "استمارات يمكن رفضها، والإجابة عن نصفها، وتركها ليوم آخر.",
        ),
        asking.specimens,
    ),
    Chapter(
        "telling",
        both("Telling", "الإخبار"),
        both("Notices, words about a text, and what is kept on paper.", "تنويهات، وكلمات عن النص، وما يُحفظ على الورق."),
        telling.specimens,
    ),
    Chapter(
        "standing",
        both("Where things stand", "أين وصلت الأمور"),
        both("What a family sees of its search, and whom it speaks with.", "ما تراه العائلة من البحث، ومع من تتحدث."),
        standing.specimens,
    ),
    Chapter(
        "pictures",
        both("Pictures", "صور"),
        both(
            "For people who would rather look; always with the same in words.",
            "لمن يفضّل النظر، ومعها الكلام نفسه دائماً.",
        ),
        pictures.specimens,
        "styleguide/pictures.html",
        pictures.drawings,
    ),
    Chapter(
        "working",
        both("Working", "العمل"),
        both("Long lists and careful comparisons, all day.", "قوائم طويلة ومقارنات متأنية، طوال اليوم."),
        working.specimens,
    ),
]
PAGES = {chapter.slug: chapter for chapter in CHAPTERS}


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """The first page: what everything is made of, and what the chapters hold."""
    with translation.override(language(request)):
        contents = [(chapter, chapter.specimens()) for chapter in CHAPTERS]
        return render(request, "styleguide/page.html", {**frame(request), **foundations(), "contents": contents})


@require_safe
def chapter(request: HttpRequest, slug: str) -> HttpResponse:
    """Every component of a chapter in its states."""
    if slug not in PAGES:
        raise Http404
    with translation.override(language(request)):
        here = PAGES[slug]
        shown = [(specimen, drawn(specimen)) for specimen in here.specimens()]
        return render(request, here.template, {**frame(request), **here.more(), "here": here, "shown": shown})


def frame(request: HttpRequest) -> dict[str, Any]:
    return {"chapters": CHAPTERS, "asked": language(request), "languages": settings.LANGUAGES}


def language(request: HttpRequest) -> str:
    asked = request.GET.get("language", "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
