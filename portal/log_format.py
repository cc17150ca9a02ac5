"""Log lines without what an exception carries: its text may hold a number, a name or a row."""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PlainFormatter(logging.Formatter):
    """Prints where it happened and the class of the exception, never its text."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - logging's name
        kind, _error, trace = ei
        frames = "".join(traceback.format_tb(trace))
        return f"{frames}{kind.__name__ if kind else 'no exception'}"
