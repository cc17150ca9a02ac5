"""Hostile words in every text that people can store: families, officers, editors. Run inside a demo by `manage.py shell`.

`lengthening.py` does the same with words that are only long.
"""

from __future__ import annotations

import json

from django.apps import apps
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page

SHORT = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
LONG = (
    f"alerting {SHORT}</title></textarea></style></script><script>alert(2)</script><svg onload=alert(3)>"
    "'-alert(4)-'{{7*7}}{% debug %}<a href=javascript:alert(5)>x</a><iframe srcdoc='<script>alert(6)</script>'></iframe>"
    '<link rel="stylesheet" href="http://foreign.example/x.css"><img src="//foreign.example/x.png">\u2028\u202e<!--'
)
# Sealed or typed by staff and families.
CASEWORK = {
    "casework.Person": ["summary"], "casework.PersonName": ["text"], "casework.Relative": ["name"], "casework.Team": ["name"],
    "casework.Registration": ["narrative", "last_place", "passed_on_to"],
    "casework.ContactPlan": ["channels", "safe_hours", "shared_phone", "must_not_know", "word_to_use"],
    "accounts.User": ["display_name"],
}  # fmt: skip
# Codes, addresses and derived columns: not words.
NOT_WORDS = {
    "slug", "url_path", "path", "draft_title", "code", "kind", "category", "country", "languages", "cost", "hours", "ways_in", "for_whom",
    "accessibility", "data_asked", "clause_id", "resource_id", "content_type", "official_site", "contact_email",
}  # fmt: skip
WORDS_OF_BLOCKS = {"paragraph", "heading", "callout", "item", "title", "summary", "source", "note", "label"}


def stain(short=SHORT, long=LONG):
    """`long` in every text that takes so much, as much of `short` as fits in the others."""

    def cut(field):
        most = getattr(field, "max_length", None)
        return long if not most or most >= len(long) else short[:most]

    for label, names in CASEWORK.items():
        rows = apps.get_model(label).objects.all()
        # Families' accounts have no name at all: the database refuses one.
        for row in rows.exclude(area="family") if label == "accounts.User" else rows:
            for name in names:
                setattr(row, name, cut(row._meta.get_field(name)))
            row.save(update_fields=names)
    for model in apps.get_app_config("publications").get_models():
        if model.__name__ != "FoundText":
            _stain_all(model, cut, long)
    _refresh()


def _stain_all(model, cut, long):
    fields = [field for field in model._meta.get_fields() if _is_text(field)]
    words = {field.name: cut(field) for field in fields if not isinstance(field, StreamField)}
    bodies = [field.name for field in fields if isinstance(field, StreamField)]
    for row in model.objects.all():
        for name in bodies:
            setattr(row, name, json.dumps(_stained(getattr(row, name).get_prep_value(), long), default=str))
        if bodies:
            row.save(update_fields=bodies)
    plain = {
        name: word
        for name, word in words.items()
        if not (issubclass(model, Page) and name in {"title", "seo_title", "search_description"})
    }
    if plain:
        model.objects.update(**plain)
    if issubclass(model, Page):
        Page.objects.filter(pk__in=model.objects.values("pk")).update(
            title=cut(Page._meta.get_field("title")), search_description=long
        )


def _stained(value, long, name=""):
    """The blocks of a text with these words; numbers, days and codes stay, or the page could not be drawn."""
    if isinstance(value, list):
        return [{**item, "value": _stained(item["value"], long, item["type"])} for item in value]
    if isinstance(value, dict):
        return {key: _stained(part, long, key) for key, part in value.items()}
    return long if value and name in WORDS_OF_BLOCKS else value


def _is_text(field):
    if not isinstance(field, models.CharField | models.TextField | StreamField):
        return False
    return not (field.primary_key or field.choices or field.unique or field.name in NOT_WORDS or field.is_relation)


def _refresh():
    from publications.documents import refresh  # noqa: PLC0415 - apps are ready by then
    from publications.models import PublicPage  # noqa: PLC0415

    refresh([page for page in Page.objects.live().specific() if isinstance(page, PublicPage)])
