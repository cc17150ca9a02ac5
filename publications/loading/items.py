"""A page as the content files tell it: what is the same in every language, and what is said in each."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

    from publications.models import PublicPage

    Texts = dict[str, dict[str, str]]  # field → language → text
    Body = dict[str, list[dict[str, Any]]]  # language → blocks

NAMESPACE = uuid.UUID("6f1f2a1e-7c46-4d0c-9f5b-3a8f2f0f3a11")


def stable_id(*parts: object) -> uuid.UUID:
    """The same parts always give the same id, so that a second load meets the first one's pages and segments."""
    return uuid.uuid5(NAMESPACE, ":".join(map(str, parts)))


@dataclass(frozen=True)
class Child:
    """A row that belongs to a page: a clause, a resource."""

    model: type[Model]
    relation: str
    key: str
    same: dict[str, Any]
    texts: Texts

    @property
    def translation_key(self) -> uuid.UUID:
        return stable_id(self.key)


@dataclass(frozen=True)
class Item:
    """A page. `key` names it for ever, `parent` is the key of the page above."""

    model: type[PublicPage]
    key: str
    parent: str
    slug: str
    same: dict[str, Any]
    texts: Texts
    body: Body | None = None
    children: list[Child] = field(default_factory=list)
    related: list[str] = field(default_factory=list)

    @property
    def translation_key(self) -> uuid.UUID:
        return stable_id(self.key)

    def stream(self, language: str) -> list[dict[str, Any]]:
        """The body as Wagtail stores it; blocks and list items have the same ids in every language."""
        blocks = (self.body or {}).get(language, [])
        return [self._block(number, block) for number, block in enumerate(blocks)]

    def _block(self, number: int, block: dict[str, Any]) -> dict[str, Any]:
        value = self._with_ids(block.get("value", block.get("items", block.get("text"))), number)
        return {"type": block["type"], "value": value, "id": str(stable_id(self.key, number))}

    def _with_ids(self, value: Any, *place: object) -> Any:
        """Lists as Wagtail stores them, each entry with an id that its place alone decides."""
        if isinstance(value, dict):
            return {name: self._with_ids(part, *place, name) for name, part in value.items()}
        if isinstance(value, list):
            return [
                {
                    "type": "item",
                    "value": self._with_ids(part, *place, number),
                    "id": str(stable_id(self.key, *place, number)),
                }
                for number, part in enumerate(value)
            ]
        return value

    def segments(self, language: str) -> dict[str, str]:
        """Each text in `language` by the path under which wagtail-localize keeps it."""
        found = {name: texts[language] for name, texts in self.texts.items()}
        found.update(self._body_segments(language))
        for child in self.children:
            path = f"{child.relation}.{child.translation_key}"
            found.update({f"{path}.{name}": texts[language] for name, texts in child.texts.items()})
        return found

    def _body_segments(self, language: str) -> Iterator[tuple[str, str]]:
        for block in self.stream(language):
            yield from _texts_below(f"body.{block['id']}", block["value"])


def _texts_below(path: str, value: Any) -> Iterator[tuple[str, str]]:
    """Each text in a block's value with its path; codes and days are among them, and nobody asks for those."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts_below(f"{path}.{name}", part)
    elif isinstance(value, list):
        for item in value:
            yield from _texts_below(f"{path}.{item['id']}", item["value"])
