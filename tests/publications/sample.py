"""A content folder of a few small files, in six languages."""

from __future__ import annotations

import json

LANGUAGES = ("en", "ar", "ku", "tr", "de", "fr")
DAY = "2026-11-23"
HOME_TEXTS = (
    *("name", "short_name", "tagline", "home_title", "home_introduction", "notice_title", "notice"),
    *(
        "fraud_warning_title",
        "fraud_warning",
        "emergency",
        "contact",
        "footer_about",
        "footer_sources",
        "footer_translation",
    ),
)


def said(text):
    """`text` in every language; each says which."""
    return {language: f"{text} ({language})" for language in LANGUAGES}


def body(*texts):
    blocks = [{"type": "paragraph", "text": texts[0]}, {"type": "list", "items": list(texts[1:])}]
    return {language: json.loads(json.dumps(blocks).replace('"Item', f'"{language} item')) for language in LANGUAGES}


def question(slug, **more):
    return {
        "slug": slug, "topic": "costs", "order": 1, "as_of": DAY, "sources": ["A/RES/77/301"], "related": [], "seed": False,
        "title": said(f"What about {slug}?"), "short_answer": said("Nothing & never."), "body": body("See", "Item 1", "Item 2"),
        "synonyms": {language: ["price", language] for language in LANGUAGES}, **more,
    }  # fmt: skip


def files():
    """Path below the folder → what it holds."""
    section = {"title": said("Section"), "introduction": said("What is here")}
    text = {
        "slug": "first",
        "order": 1,
        "as_of": DAY,
        "title": said("First"),
        "summary": said("Short"),
        "body": body("A", "Item"),
    }
    return {
        "site.json": {"as_of": DAY, "contact_email": "a@example.org", "official_site": "https://example.org"}
        | {name: said(name) for name in HOME_TEXTS},
        "sections.json": dict.fromkeys(("questions", "guidance", "updates"), section),
        "topics/costs.json": {"slug": "costs", "order": 1, "title": said("Costs"), "introduction": said("On money")},
        "questions/fee.json": question("fee", related=["gift"]),
        "questions/gift.json": question("gift"),
        "guidance/first.json": text,
        "statements/first.json": text,
        "updates/first.json": text | {"date": DAY, "sources": ["Press release"]},
        "terms-of-reference.json": terms(),
        "support.json": support(),
        "figures.json": figures(),
    }


def terms():
    clauses = [{"id": "aim-1", "number": "1", "part": "aims", "heading": said("Aim"), "text": said("We search")}]
    return {
        "slug": "terms-of-reference", "version": "1.0", "in_force_since": DAY, "as_of": DAY, "sources": ["A/78/627"],
        "title": said("Terms"), "introduction": said("In short"), "preface": said("Not the law"),
        "parts": [{"id": "aims", "title": said("Aims")}], "clauses": clauses,
    }  # fmt: skip


def support():
    resource = {
        "id": "line", "category": "care", "provider": said("A line"), "description": said("Listens"), "country": "LB",
        "languages": ["ar"], "for_whom": ["women"], "cost": "free", "ways_in": ["phone"], "hours": "daily",
        "accessibility": "lift", "data_asked": ["nothing"], "agreement": False, "state": "verified",
        "checked_on": DAY, "next_check": "2999-01-01",
    }  # fmt: skip
    return {
        "as_of": DAY, "title": said("Support"), "introduction": said("Help"), "example_notice": said("Invented"),
        "how_to_reach": said("Ask"), "labels": {"cost": {"free": said("Free")}},
        "categories": [{"code": "care", "number": 1, "title": said("Care"), "description": said("For you")}],
        "resources": [resource],
    }  # fmt: skip


def figures():
    about = {
        "title": said("By year"),
        "summary": said("More each year"),
        "source": said("Yearbook"),
        "as_of": DAY,
        "note": said(""),
    }
    rows = [{"label": said("First"), "value": 30}, {"label": said("Second"), "value": 40}]
    chart = about | {"kind": "columns", "people": True, "series": [said("Talks")], "rows": rows}
    areas = about | {"title": said("By place"), "areas": [{"governorate": "SY01", "count": 12}]}
    tiles = about | {"title": said("In short"), "people": False, "tiles": [{"value": 5, "label": said("lines")}]}
    body = [{"type": kind, "value": value} for kind, value in (("chart", chart), ("map", areas), ("numbers", tiles))]
    callout = {"type": "callout", "text": said("Approved by people")}
    return {"as_of": DAY, "title": said("Figures"), "introduction": said("Numbers"), "body": [callout, *body]}


def write(folder, changes=None):
    """Writes the sample below `folder`, with `changes` to single files."""
    for name, data in (files() | (changes or {})).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return folder
