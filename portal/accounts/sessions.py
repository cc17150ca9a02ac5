"""Sessions whose keys the database does not know: a stolen dump opens none of them."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.db import transaction
from django.utils import timezone
from django_otp import DEVICE_ID_SESSION_KEY

from casework.ids import new_id
from portal.accounts import clock
from portal.accounts.models.session import Session

STORED_CHARACTERS = 40  # the width of Django's column: 160 bits
OPENED, SHOWN, AREA, LABEL = "opened_at", "shown", "area", "label"


def stored_key(session_key: str) -> str:
    """What the database keeps. The key is 165 random bits, so that a plain hash cannot be guessed back."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:STORED_CHARACTERS]


def salt_of(stored: str) -> str:
    return f"athar session {stored}"


class SessionStore(db.SessionStore):
    """Django's database sessions, found by the hash of the key that the cookie carries, with their account in the same query."""

    row: Session | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    @property
    def key_salt(self) -> str:
        """Signed for this very key: data that was copied from another row does not open."""
        return salt_of(stored_key(self.session_key or ""))

    def _get_session_from_db(self) -> Session | None:
        rows = Session.sessions.select_related("account").filter(expire_date__gt=timezone.now())
        self.row = rows.filter(session_key=stored_key(self.session_key or "")).first()
        if self.row is None:
            self._session_key = None
        return self.row

    def exists(self, session_key: str) -> bool:
        return super().exists(stored_key(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row for `data`. A new key keeps the time of entry: it never makes a session younger."""
        if data.get(SESSION_KEY):
            data.setdefault(OPENED, clock.seconds())
            data.setdefault(SHOWN, new_id())
        row = cast("Session", super().create_model_instance(data))
        row.session_key = stored_key(row.session_key)
        row.last_seen_at = self.row.last_seen_at if self.row else clock.now()
        if data.get(SESSION_KEY):
            _describe(row, data)
        return row

    @transaction.atomic
    def cycle_key(self) -> None:
        """The same session under a new key. The old row goes first, since the new one takes over what its owner knows it by."""
        data, old = dict(self.items()), self.session_key
        if old:
            self.delete(old)
        self.create()
        self._session_cache = data

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            super().delete(stored_key(key))


def _describe(row: Session, data: dict[str, Any]) -> None:
    row.account_id = int(data[SESSION_KEY])
    row.id_shown, row.area, row.label = data[SHOWN], data.get(AREA, ""), data.get(LABEL, "")
    row.factor = data.get(DEVICE_ID_SESSION_KEY, "")
    row.created_at = clock.moment(data[OPENED])
    row.expire_date = row.created_at + dt.timedelta(seconds=settings.ATHAR_SESSION_ABSOLUTE_SECONDS)
