"""The engines that hold tokens, and the choice among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from search.engines.base import ALL_SCOPES, Document, Engine, EngineUnavailable, Found, PartTokens, Scopes, TokenQuery
from search.engines.database import DatabaseEngine
from search.engines.elasticsearch import ElasticsearchEngine

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "ALL_SCOPES",
    "DatabaseEngine",
    "Document",
    "ElasticsearchEngine",
    "Engine",
    "EngineUnavailable",
    "Found",
    "PartTokens",
    "Scopes",
    "TokenQuery",
    "get_engine",
    "written_engines",
]

NAMES = ("database", "elasticsearch")


def get_engine(name: str | None = None) -> Engine:
    """The engine that answers people, or the one named. Raises LookupError for an unknown name."""
    wanted = name or settings.ATHAR_SEARCH_ENGINE
    if wanted == "database":
        return DatabaseEngine()
    if wanted == "elasticsearch":
        return ElasticsearchEngine()
    raise LookupError(f"There is no search engine {wanted}; choose one of {', '.join(NAMES)}.")


def written_engines() -> Sequence[Engine]:
    """Every engine that learns of a change: the database always, so that it can stand in."""
    chosen = get_engine()
    return (chosen,) if chosen.name == "database" else (DatabaseEngine(), chosen)
