"""What a session remembers between two steps: an id and a time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest

CODE = "code"
ENROL = "enrol"
ADD_APP = "add app"
KEY = "account_step"
LASTS_SECONDS = {CODE: 10 * 60, ENROL: 60 * 60, ADD_APP: 10 * 60}


def begin(request: HttpRequest, step: str, **facts: Any) -> None:
    """For strangers: drops whatever the session held and opens another one, under a new key, for `step`."""
    request.session.flush()
    mark(request, step, **facts)


def mark(request: HttpRequest, step: str, **facts: Any) -> None:
    """For someone inside: the session goes on."""
    request.session[KEY] = {"step": step, "at": time.time(), **facts}


def unmark(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def facts_of(request: HttpRequest, step: str) -> dict[str, Any] | None:
    """What `begin` or `mark` was given, or None when another step is on, or this one has lasted too long."""
    facts: dict[str, Any] = request.session.get(KEY) or {}
    age = time.time() - facts.get("at", 0)
    return facts if facts.get("step") == step and 0 <= age < LASTS_SECONDS[step] else None


def end(request: HttpRequest) -> None:
    request.session.flush()
