"""The support directory of the content folder as one item with its categories, resources and words for codes."""

from __future__ import annotations

from datetime import date
from typing import Any

from publications.loading.items import Child, Item
from publications.models import SupportCategory, SupportDirectoryPage, SupportLabel, SupportResource

SINGLE = ("category", "country", "cost", "hours", "accessibility", "agreement", "state")
SEVERAL = ("languages", "for_whom", "ways_in", "data_asked")
DATES = ("checked_on", "next_check")


def support_directory(data: dict[str, Any], parent: str) -> Item:
    texts = {name: data[name] for name in ("title", "introduction", "example_notice", "how_to_reach")}
    labels = [(kind, code, text) for kind, words in data["labels"].items() for code, text in words.items()]
    children = [
        *map(_category, sorted(data["categories"], key=lambda category: category["number"])),
        *(_label(*label) for label in labels),
        *map(_resource, data["resources"]),
    ]
    same = {"as_of": date.fromisoformat(data["as_of"])}
    return Item(SupportDirectoryPage, "support", parent, "support", same, texts, children=children)


def _category(data: dict[str, Any]) -> Child:
    texts = {name: data[name] for name in ("title", "description")}
    return Child(SupportCategory, "categories", f"support-category-{data['code']}", {"code": data["code"]}, texts)


def _label(kind: str, code: str, text: dict[str, str]) -> Child:
    return Child(SupportLabel, "labels", f"support-label-{kind}-{code}", {"kind": kind, "code": code}, {"text": text})


def _resource(data: dict[str, Any]) -> Child:
    same = {name: data[name] for name in SINGLE}
    same |= {name: " ".join(data[name]) for name in SEVERAL}
    same |= {name: date.fromisoformat(data[name]) for name in DATES}
    same["resource_id"] = data["id"]
    texts = {name: data[name] for name in ("provider", "description")}
    return Child(SupportResource, "resources", f"support-{data['id']}", same, texts)
