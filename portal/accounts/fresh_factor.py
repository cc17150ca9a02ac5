"""How long ago this session showed a second factor: dangerous acts ask for one of the last ten minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.accounts import clock

if TYPE_CHECKING:
    from django.http import HttpRequest

FRESH_SECONDS = 10 * 60
SHOWN_AT = "factor_shown_at"


def is_fresh(request: HttpRequest) -> bool:
    shown_at = request.session.get(SHOWN_AT)
    return shown_at is not None and 0 <= clock.seconds() - shown_at <= FRESH_SECONDS


def mark_fresh(request: HttpRequest) -> None:
    """A factor was shown just now. The session goes on under a new key: whoever copied the old one holds nothing."""
    request.session.cycle_key()
    request.session[SHOWN_AT] = clock.seconds()
