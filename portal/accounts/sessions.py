"""Sessions whose keys the database does not know: a stolen dump opens none of them."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone

STORED_CHARACTERS = 40  # the width of Django's column: 160 bits


def stored_key(session_key: str) -> str:
    """What the database keeps. The key is 165 random bits, so that a plain hash cannot be guessed back."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:STORED_CHARACTERS]


class SessionStore(db.SessionStore):
    """Django's database sessions, found by the hash of the key that the cookie carries."""

    def _get_session_from_db(self) -> Any:
        found = self.model.objects.filter(
            session_key=stored_key(self.session_key or ""), expire_date__gt=timezone.now()
        ).first()
        if found is None:
            self._session_key = None
        return found

    def exists(self, session_key: str) -> bool:
        return super().exists(stored_key(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row = super().create_model_instance(data)
        row.session_key = stored_key(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            super().delete(stored_key(key))
