"""When this session's owner last proved a second factor: what protects an account changes only within ten minutes of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest

KEY = "factor_proved_at"
FRESH_SECONDS = 10 * 60


def is_fresh(request: HttpRequest) -> bool:
    age = time.time() - request.session.get(KEY, 0)
    return bool(0 <= age < FRESH_SECONDS)


def mark_fresh(request: HttpRequest) -> None:
    request.session[KEY] = time.time()
