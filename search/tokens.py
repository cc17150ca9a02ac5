"""Turns keys into tokens: numbers that say nothing without a key which the search server never has."""

from __future__ import annotations

import hmac
from functools import lru_cache
from typing import TYPE_CHECKING

from search.engines.base import Document, PartTokens, TokenQuery
from search.names import Key, NamePart, Names, Role, parse
from search.names.keys import exact_keys, near_keys, part_keys, skeleton_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY_BYTES = 32
_TOKEN_BYTES = 8
_CACHED_PARTS = 100_000


class TokenKey:
    """HMAC-SHA-256 under one secret, cut to 64 bits (a signed bigint). Scopes, facets and names never share a token."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_BYTES:
            raise ValueError(f"A token key has {KEY_BYTES} bytes.")
        self._secret = secret
        # Caches belong to the key: a throw-away key leaves with its tokens.
        self._part_tokens = lru_cache(_CACHED_PARTS)(self._compute_part_tokens)
        self._query_part = lru_cache(_CACHED_PARTS // 10)(self._compute_query_part)

    def token(self, key: Key) -> int:
        return self._digest(f"{key.kind}/{key.role}/{key.value}")

    def scope_token(self, scope: str) -> int:
        return self._digest(f"scope//{scope}")

    def facet_token(self, facet: str) -> int:
        return self._digest(f"facet//{facet}")

    def word_token(self, stem: str) -> int:
        return self._digest(f"word//{stem}")

    def document(
        self, document_id: str, names: Iterable[Names], *, scopes: Iterable[str], facets: Iterable[str] = ()
    ) -> Document:
        """What the index may know of a record with these names (several spellings or scripts of one person)."""
        tokens = {self.facet_token(facet) for facet in facets}
        for name in names:
            for role, text in name.by_role():
                for part in parse(text):
                    tokens |= self._part_tokens(part, role)
        return Document(document_id, frozenset(tokens), frozenset(self.scope_token(scope) for scope in scopes))

    def query(self, parts: Iterable[NamePart], *, facets: Iterable[Iterable[str]] = ()) -> TokenQuery:
        """The same tokens for a question, part by part."""
        return TokenQuery(
            parts=tuple(self._query_part(part) for part in parts),
            required=tuple(frozenset(self.facet_token(facet) for facet in either) for either in facets),
        )

    def _compute_part_tokens(self, part: NamePart, role: Role) -> frozenset[int]:
        keys = part_keys(part)
        if role is not Role.ANY:
            keys |= frozenset(skeleton_keys(part, role))
        return frozenset(map(self.token, keys))

    def _compute_query_part(self, part: NamePart) -> PartTokens:
        return PartTokens(
            exact=frozenset(map(self.token, exact_keys(part))),
            same=frozenset(map(self.token, skeleton_keys(part, Role.ANY))),
            near=frozenset(map(self.token, near_keys(part))),
        )

    def _digest(self, message: str) -> int:
        digest = hmac.digest(self._secret, message.encode(), "sha256")
        return int.from_bytes(digest[:_TOKEN_BYTES], "big", signed=True)
