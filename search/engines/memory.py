"""An engine in this process: the contract in its plainest form, for measuring and for small throw-away indexes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from search.engines.base import DEFAULT_LIMIT, Document, Found, PartTokens, Scopes, TokenQuery, rarity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from numpy.typing import NDArray

    Rows = NDArray[np.uint32]
    Scores = NDArray[np.float32]

_NO_ROWS: Rows = np.zeros(0, dtype=np.uint32)


class MemoryEngine:
    name = "memory"

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._stale = True
        self._ids: list[str] = []
        self._rows: dict[int, Rows] = {}
        self._scoped: dict[int, Rows] = {}

    def replace(self, documents: Iterable[Document]) -> None:
        self._documents.update((document.id, document) for document in documents)
        self._stale = True

    def delete(self, ids: Iterable[str]) -> None:
        for document_id in ids:
            self._documents.pop(document_id, None)
        self._stale = True

    def rebuild(self, documents: Iterable[Document], progress: Callable[[int], None]) -> int:
        fresh: dict[str, Document] = {}
        for document in documents:
            fresh[document.id] = document
            progress(1)
        self._documents, self._stale = fresh, True
        self.refresh()
        return len(fresh)

    def refresh(self) -> None:
        if not self._stale:
            return
        tokens: defaultdict[int, list[int]] = defaultdict(list)
        scopes: defaultdict[int, list[int]] = defaultdict(list)
        for row, document in enumerate(self._documents.values()):
            for token in document.tokens:
                tokens[token].append(row)
            for scope in document.scopes:
                scopes[scope].append(row)
        self._ids = list(self._documents)
        self._rows = {token: np.array(rows, dtype=np.uint32) for token, rows in tokens.items()}
        self._scoped = {scope: np.array(rows, dtype=np.uint32) for scope, rows in scopes.items()}
        self._stale = False

    def count(self) -> int:
        return len(self._documents)

    def is_available(self) -> bool:
        return True

    def candidates(self, query: TokenQuery, *, scopes: Collection[int] | Scopes, limit: int = DEFAULT_LIMIT) -> Found:
        self.refresh()
        allowed = self._allowed(query, scopes)
        within = self._within(scopes)
        rarities = tuple(rarity(int(within.sum()), self._having(part, within)) for part in query.parts)
        if not allowed.any() or not query.parts:
            return Found([], rarities)
        scores = (
            np.sum([self._worths(p) * weight for p, weight in zip(query.parts, rarities, strict=True)], axis=0)
            * allowed
        )
        best = np.argpartition(-scores, min(limit, len(scores) - 1))[:limit]
        best = best[scores[best] > 0]
        return Found([self._ids[row] for row in best[np.argsort(-scores[best], kind="stable")]], rarities)

    def _within(self, scopes: Collection[int] | Scopes) -> NDArray[np.bool_]:
        within = np.zeros(len(self._ids), dtype=np.bool_)
        if isinstance(scopes, Scopes):
            within[:] = True
        else:
            within[self._union(self._scoped, scopes)] = True
        return within

    def _allowed(self, query: TokenQuery, scopes: Collection[int] | Scopes) -> NDArray[np.bool_]:
        allowed = self._within(scopes)
        for tokens in query.required:
            carrying = np.zeros(len(self._ids), dtype=np.bool_)
            carrying[self._union(self._rows, tokens)] = True
            allowed &= carrying
        return allowed

    def _having(self, part: PartTokens, within: NDArray[np.bool_]) -> int:
        """How many documents within the scopes carry the part, by the best kind of key that any carries."""
        return next((n for _, tokens in part.tiers() if (n := int(within[self._union(self._rows, tokens)].sum()))), 0)

    def _worths(self, part: PartTokens) -> Scores:
        worths = np.zeros(len(self._ids), dtype=np.float32)
        for worth, tokens in reversed(part.tiers()):  # the better tier overwrites the lesser
            worths[self._union(self._rows, tokens)] = worth
        return worths

    @staticmethod
    def _union(index: dict[int, Rows], keys: Iterable[int]) -> Rows:
        found = [index[key] for key in keys if key in index]
        return np.unique(np.concatenate(found)) if found else _NO_ROWS
