"""The time by which sessions are judged, in one place, so that a test can stop it."""

from __future__ import annotations

import datetime as dt
import time


def seconds() -> float:
    return time.time()


def now() -> dt.datetime:
    return moment(seconds())


def moment(at: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(at, tz=dt.UTC)
