"""The terms of reference of the content folder as one item with its parts and clauses."""

from __future__ import annotations

from datetime import date
from typing import Any

from publications.loading.items import Child, Item
from publications.models import Clause, TermsPage, TermsPart


def terms_of_reference(data: dict[str, Any], parent: str) -> Item:
    same = {
        "version": data["version"],
        "in_force_since": date.fromisoformat(data["in_force_since"]),
        "as_of": date.fromisoformat(data["as_of"]),
        "sources": "\n".join(data["sources"]),
    }
    texts = {name: data[name] for name in ("title", "introduction", "preface")}
    children = [*map(_part, data.get("parts", [])), *map(_clause, data["clauses"])]
    return Item(TermsPage, "terms", parent, data.get("slug", "terms-of-reference"), same, texts, children=children)


def _part(data: dict[str, Any]) -> Child:
    return Child(TermsPart, "parts", f"part-{data['id']}", {"code": data["id"]}, {"title": data["title"]})


def _clause(data: dict[str, Any]) -> Child:
    same = {"clause_id": data["id"], "number": data["number"], "part": data.get("part", "")}
    return Child(Clause, "clauses", f"clause-{data['id']}", same, {name: data[name] for name in ("heading", "text")})
