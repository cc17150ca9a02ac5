"""Where other packages tell which texts the public may find; search itself knows no page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from search.public.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from search.public.documents import PublicDocument


class Source(Protocol):
    """Every method answers with texts that are public at this moment, and fails closed."""

    name: str

    def documents(self, language: str) -> Iterable[PublicDocument]:
        """All of one language, for the index."""
        ...

    def readable(self, language: str, keys: Sequence[str]) -> Iterable[PublicDocument]:
        """Those of `keys` that are still public."""
        ...

    def holding(self, language: str, parts: Sequence[str], limit: int) -> Iterable[tuple[PublicDocument, str]]:
        """Texts whose `PublicDocument.folded()` has at least one of `parts` in it, each with that folded form."""
        ...


_SOURCES: dict[str, Source] = {}


def register(source: Source) -> None:
    """Call from AppConfig.ready; a second source of the same name replaces the first."""
    _SOURCES[source.name] = source


def unregister(name: str) -> None:
    _SOURCES.pop(name, None)


def sources() -> tuple[Source, ...]:
    return tuple(_SOURCES.values())


def all_documents(language: str) -> Iterator[PublicDocument]:
    return (document for source in sources() for document in source.documents(language))


def readable(language: str, keys: Sequence[str]) -> dict[str, PublicDocument]:
    """The texts of `keys` that are public now, by key."""
    return {document.key: document for source in sources() for document in source.readable(language, keys)}


def has_word(language: str, word: str) -> bool:
    """Whether any text that is public now holds all of `word`."""
    parts = words(word)
    return bool(parts) and all(any(True for _text in source_holding(language, part)) for part in parts)


def source_holding(language: str, part: str) -> Iterator[tuple[PublicDocument, str]]:
    return (found for source in sources() for found in source.holding(language, [part], 1))
