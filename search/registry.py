"""Where other packages tell which records can be found; search itself knows none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from search.engines.base import Document


class Source(Protocol):
    """One kind of record. Ids are opaque and unique across all sources."""

    name: str

    def documents(self, ids: Sequence[str]) -> Iterable[Document]:
        """The documents of those records that exist; a missing one is taken out of the index."""
        ...

    def all_ids(self) -> Iterator[str]: ...

    def is_whole(self) -> bool:
        """Whether this process reads every record. One that sees only some would take the others out of the index."""
        ...


_SOURCES: dict[str, Source] = {}
_CHUNK = 500


def register(source: Source) -> None:
    """Call from AppConfig.ready; a second source of the same name replaces the first."""
    _SOURCES[source.name] = source


def unregister(name: str) -> None:
    _SOURCES.pop(name, None)


def get(name: str) -> Source:
    """Raises LookupError for a name that nobody registered."""
    if name not in _SOURCES:
        raise LookupError(f"No search source is registered as {name}.")
    return _SOURCES[name]


def sources() -> tuple[Source, ...]:
    return tuple(_SOURCES.values())


def all_documents() -> Iterator[Document]:
    """Every document of every source, fetched in chunks."""
    for source in sources():
        chunk: list[str] = []
        for record_id in source.all_ids():
            chunk.append(record_id)
            if len(chunk) == _CHUNK:
                yield from source.documents(chunk)
                chunk = []
        if chunk:
            yield from source.documents(chunk)
