"""Pages of the public site, in any language. A page with the same slug in another language is its translation."""

from __future__ import annotations

import json
import uuid
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from publications import models

KEYS = uuid.UUID("0b1f4f7e-9f0f-4a5e-8c5e-8e7a5f2d9c11")
TODAY = date(2026, 11, 23)
BODY = [
    ("paragraph", "What we know:"),
    ("list", ["Families inside and outside.", "Nobody has to pay."]),
    ("heading", "What you can do"),
    ("steps", ["Read.", "Write to us."]),
    ("callout", "Take your time."),
]


def key_of(*parts):
    return uuid.uuid5(KEYS, ":".join(map(str, parts)))


def make_locale(language):
    return Locale.objects.get_or_create(language_code=language)[0]


def make_home(language="en", *, live=True, **fields):
    """The home page of a language; the source's comes first, since it is the root of the site."""
    if language != settings.LANGUAGE_CODE:
        make_home()
    key = key_of("home")
    found = models.HomePage.objects.filter(translation_key=key, locale=make_locale(language)).first()
    if found:
        return found
    texts = {
        "title": "Welcome",
        "name": "Example Institution",
        "short_name": "The Institution",
        "tagline": "We stand by families.",
        "introduction": "We search.",
    }
    home = _publish(
        models.HomePage(
            slug=f"site-{language}", locale=make_locale(language), translation_key=key, **{**texts, **fields}
        ),
        Page.get_first_root_node(),
        live=live,
    )
    if language == settings.LANGUAGE_CODE:
        Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": home})
    return home


def make_page(model, slug, parent, *, live=True, **fields):
    """A page of `model` below `parent`, in its language; one that exists is returned as it is."""
    key = key_of(model.__name__, slug)
    found = model.objects.filter(translation_key=key, locale_id=parent.locale_id).first()
    fields = {"title": slug.replace("-", " ").capitalize(), **fields}
    return found or _publish(model(slug=slug, locale=parent.locale, translation_key=key, **fields), parent, live=live)


def _publish(page, parent, *, live):
    page.live = live
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return type(page).objects.get(pk=page.pk)


def make_topic(language="en", slug="your-information", **fields):
    index = make_page(models.TopicIndexPage, "questions", make_home(language))
    return make_page(models.TopicPage, slug, index, **{"introduction": "About what you tell us.", **fields})


def make_question(slug="what-does-it-cost", language="en", *, related=(), **fields):
    """`related` are questions of the source language."""
    texts = {"short_answer": "Nothing. Everything is free.", "body": BODY, "as_of": TODAY, "sources": "A/RES/77/301"}
    rows = [models.RelatedQuestion(question=question, sort_order=place) for place, question in enumerate(related)]
    values = {**texts, **fields, "related_questions": rows}
    return make_page(models.QuestionPage, slug, make_topic(language), **values)


def make_terms(language="en", **fields):
    """Two parts, three clauses."""
    home = make_home(language)
    same = {"locale": home.locale}
    parts = [
        models.TermsPart(code=code, title=code.title(), translation_key=key_of(code), **same)
        for code in ("aims", "limits")
    ]
    clauses = [
        models.Clause(
            clause_id=f"{part}-{number}", number=str(number), part=part, heading=f"Heading {number}",
            text="The text of the clause.", translation_key=key_of(part, number), sort_order=number, **same,
        )
        for number, part in enumerate(("aims", "aims", "limits"), start=1)
    ]  # fmt: skip
    texts = {"introduction": "What we may do.", "version": "1.0", "in_force_since": TODAY, "as_of": TODAY}
    return make_page(
        models.TermsPage, "terms-of-reference", home, **{**texts, "parts": parts, "clauses": clauses, **fields}
    )


def make_guide(slug="before-you-register", language="en", **fields):
    index = make_page(models.GuidanceIndexPage, "guidance", make_home(language))
    texts = {"lead": "What helps to have ready.", "body": BODY, "as_of": TODAY}
    return make_page(models.GuidancePage, slug, index, **{**texts, **fields})


def make_statement(slug="accessibility", language="en", **fields):
    texts = {"lead": "How we tested.", "body": BODY, "as_of": TODAY}
    return make_page(models.StatementPage, slug, make_home(language), **{**texts, **fields})


def make_update(slug="first-meeting", language="en", **fields):
    index = make_page(models.UpdateIndexPage, "updates", make_home(language))
    texts = {"lead": "We met families.", "body": BODY, "date": TODAY, "as_of": TODAY, "sources": "Press release"}
    return make_page(models.UpdatePage, slug, index, **{**texts, **fields})


def make_resource(language="en", resource_id="example-line", **fields):
    """Not saved: for `make_support(resources=…)`. Verified and good for a month unless told otherwise."""
    today = timezone.localdate()
    values = {
        "provider": "Example: a line", "category": "care", "country": "LB", "languages": "ar en", "cost": "free",
        "state": "verified", "checked_on": today, "next_check": today + timedelta(days=30),
    }  # fmt: skip
    return models.SupportResource(
        resource_id=resource_id,
        locale=make_locale(language),
        translation_key=key_of(resource_id),
        **{**values, **fields},
    )


def make_support(language="en", resources=None, **fields):
    """One category, `care`."""
    home = make_home(language)
    same = {"locale": home.locale}
    category = models.SupportCategory(code="care", title="Care", translation_key=key_of("care"), **same)
    label = models.SupportLabel(kind="cost", code="free", text="Free of charge", translation_key=key_of("free"), **same)
    found = [make_resource(language)] if resources is None else resources
    values = {
        "introduction": "People who help.",
        "categories": [category],
        "labels": [label],
        "resources": found,
        **fields,
    }
    return make_page(models.SupportDirectoryPage, "support", home, **values)


CHART = {
    "title": "Talks with families", "summary": "More each year.", "source": "Yearbook", "as_of": "2026-11-23", "note": "",
    "kind": "columns", "people": True, "series": ["By telephone", "In person"],
    "rows": [
        {"label": "2023", "value": 20, "second": 12}, {"label": "2024", "value": 30, "second": 7}, {"label": "2025", "value": 45, "second": 4},
    ],
}  # fmt: skip
MAP = {
    "title": "By governorate", "summary": "Most in Homs.", "source": "Yearbook", "as_of": "2026-11-23", "note": "",
    "areas": [
        {"governorate": "SY04", "count": 1240}, {"governorate": "SY10", "count": 4}, {"governorate": "SY13", "count": 7},
        {"governorate": "SY14", "count": 0},
    ],
}  # fmt: skip
NUMBERS = {
    "title": "In short", "summary": "Few.", "source": "Yearbook", "as_of": "2026-11-23", "note": "", "people": True,
    "tiles": [{"value": 1240, "label": "registrations"}, {"value": 3, "label": "reunions"}, {"value": 6, "label": "visits"}],
}  # fmt: skip
FIGURES = [("callout", "Approved by people."), ("numbers", NUMBERS), ("chart", CHART), ("map", MAP)]


def make_figures(language="en", body=FIGURES, **fields):
    """`body` as pairs of type and value."""
    stream = [{"type": kind, "value": value} for kind, value in body]
    texts = {"introduction": "Numbers that people approved.", "body": json.dumps(stream), "as_of": TODAY}
    return make_page(models.FiguresPage, "figures", make_home(language), **{**texts, **fields})


MAKERS = {
    "home": make_home,
    "questions": lambda language: make_question(language=language).get_parent().get_parent().specific,
    "topic": lambda language: make_question(language=language).get_parent().specific,
    "question": lambda language: make_question(language=language),
    "terms": make_terms,
    "guidance": lambda language: make_guide(language=language).get_parent().specific,
    "guide": lambda language: make_guide(language=language),
    "statement": lambda language: make_statement(language=language),
    "updates": lambda language: make_update(language=language).get_parent().specific,
    "update": lambda language: make_update(language=language),
    "support": make_support,
    "figures": make_figures,
}
"""Every type of page by a word for it: takes a language, gives a live page."""
