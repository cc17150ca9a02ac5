"""Reads the content folder into items, parents before children (format: publications/content/README.md)."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings

from publications import models
from publications.exceptions import ContentError
from publications.loading.items import Item
from publications.loading.support import support_directory
from publications.loading.terms import terms_of_reference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Data = dict[str, Any]

HOME = "home"
QUESTIONS, GUIDANCE, UPDATES = "questions", "guidance", "updates"
SECTIONS = {
    QUESTIONS: models.TopicIndexPage,
    GUIDANCE: models.GuidanceIndexPage,
    UPDATES: models.UpdateIndexPage,
}
HOME_TEXTS = (
    *("name", "short_name", "tagline", "notice_title", "notice", "fraud_warning_title", "fraud_warning"),
    *("emergency", "contact", "footer_about", "footer_sources", "footer_translation"),
)


def read_items(folder: Path) -> Iterator[Item]:
    """Every page of the folder. Raises ContentError for a file that lacks something."""
    yield home(_read(folder / "site.json"))
    sections = _read(folder / "sections.json")
    for slug, model in SECTIONS.items():
        yield Item(model, slug, HOME, slug, {}, _texts(sections[slug], "title", "introduction"))
    yield from (topic(data) for data in _read_all(folder / "topics", "order"))
    yield from (question(data) for data in _read_all(folder / "questions", "order"))
    yield terms_of_reference(_read(folder / "terms-of-reference.json"), HOME)
    yield from (guide(data) for data in _read_all(folder / "guidance", "order"))
    yield from (update(data) for data in _read_all(folder / "updates", "date"))
    yield from (statement(data) for data in _read_all(folder / "statements", "slug"))
    yield support_directory(_read(folder / "support.json"), HOME)
    yield figures(_read(folder / "figures.json"))


def home(data: Data) -> Item:
    texts = _texts(data, *HOME_TEXTS)
    texts |= {"title": data["home_title"], "introduction": data["home_introduction"]}
    same = {"as_of": day(data), "contact_email": data["contact_email"], "official_site": data["official_site"]}
    return Item(models.HomePage, HOME, "", "site", same, texts)


def topic(data: Data) -> Item:
    texts = _texts(data, "title", "introduction")
    return Item(models.TopicPage, f"topic-{data['slug']}", QUESTIONS, data["slug"], {"order": data["order"]}, texts)


def question(data: Data) -> Item:
    texts = _texts(data, "title", "short_answer")
    texts["synonyms"] = {language: "\n".join(words) for language, words in data["synonyms"].items()}
    return Item(
        models.QuestionPage,
        f"question-{data['slug']}",
        f"topic-{data['topic']}",
        data["slug"],
        {"order": data["order"], "as_of": day(data), "sources": lines(data)},
        texts,
        body=data["body"],
        related=[f"question-{slug}" for slug in data["related"]],
    )


def guide(data: Data) -> Item:
    texts = {"title": data["title"], "lead": data["summary"]}
    same = {"order": data["order"], "as_of": day(data)}
    return Item(models.GuidancePage, f"guide-{data['slug']}", GUIDANCE, data["slug"], same, texts, body=data["body"])


def statement(data: Data) -> Item:
    texts = {"title": data["title"], "lead": data["summary"]}
    key, slug = f"statement-{data['slug']}", data["slug"]
    return Item(models.StatementPage, key, HOME, slug, {"as_of": day(data)}, texts, body=data["body"])


def update(data: Data) -> Item:
    texts = {"title": data["title"], "lead": data["summary"]}
    same = {"date": day(data, "date"), "as_of": day(data), "sources": lines(data)}
    return Item(models.UpdatePage, f"update-{data['slug']}", UPDATES, data["slug"], same, texts, body=data["body"])


def figures(data: Data) -> Item:
    """Its numbers are written once; only the texts beside them have a language."""
    texts = _texts(data, "title", "introduction")
    body = {language: said_in(data["body"], language) for language, _name in settings.LANGUAGES}
    return Item(models.FiguresPage, "figures", HOME, "figures", {"as_of": day(data)}, texts, body=body)


def said_in(value: Any, language: str) -> Any:
    """`value` with every text in one language: a text is a mapping that has the source's language among its keys."""
    if isinstance(value, dict):
        if settings.LANGUAGE_CODE in value:
            return value[language]
        return {name: said_in(part, language) for name, part in value.items()}
    return [said_in(part, language) for part in value] if isinstance(value, list) else value


def day(data: Data, name: str = "as_of") -> date:
    return date.fromisoformat(data[name])


def lines(data: Data) -> str:
    return "\n".join(data["sources"])


def _texts(data: Data, *names: str) -> dict[str, dict[str, str]]:
    return {name: data[name] for name in names}


def _read(path: Path) -> Data:
    try:
        return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]
    except (OSError, ValueError) as error:
        raise ContentError(f"{path.name}: {error}") from error


def _read_all(folder: Path, order: str) -> list[Data]:
    return sorted((_read(path) for path in folder.glob("*.json")), key=lambda data: (data[order], data["slug"]))
