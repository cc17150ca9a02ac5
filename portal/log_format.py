"""Log lines by an allow-list of fields: where, what kind, which answer. The words of a message or an exception may hold a number, a name or a row.

Messages of our own packages are printed, since their arguments are reviewed (tests/portal/test_log_format.py). Those of all others are
left out: Django puts hosts, referrers and addresses in its own, database drivers whole rows.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from django.http import HttpRequest

    ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

OUR_LOGGERS = ("portal", "casework", "publications", "search")
# Libraries that hang a handler with a format of their own on their logger as soon as they are imported.
PRINTING_LIBRARIES = ("pyasn1",)
# All that a terminal or a reader of lines could take for a new line or a command.
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class PlainFormatter(logging.Formatter):
    """One line an event, then the places of an exception and its class, never its text."""

    def format(self, record: logging.LogRecord) -> str:
        # Nothing is kept on the record, and nothing is taken from it that another handler put there.
        head = f"{self.formatTime(record)} {record.levelname} {on_one_line(record.name)} {on_one_line(told(record))}"
        return f"{head}\n{self.formatException(record.exc_info)}" if record.exc_info else head

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - logging's name
        kind, _error, trace = ei
        frames = "".join(traceback.format_tb(trace))
        return f"{frames}{kind.__name__ if kind else 'no exception'}"


def on_one_line(text: str) -> str:
    """`text` with every control character written out, so that no input makes a line of its own."""
    return CONTROLS.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def told(record: logging.LogRecord) -> str:
    """The message of ours, or of all others where it was written, the status and the name of the address."""
    if record.name.split(".")[0] in OUR_LOGGERS:
        return record.getMessage()
    request: HttpRequest | None = getattr(record, "request", None)
    match = getattr(request, "resolver_match", None)
    fields = {"status": getattr(record, "status_code", None), "route": match.view_name if match else None}
    known = [f"{name}={value}" for name, value in fields.items() if value]
    return " ".join([f"{record.module}:{record.lineno}", *known])


def silence_libraries() -> None:
    """Takes away what would print past the allow-list. Call it once all that is installed has been imported."""
    for name in PRINTING_LIBRARIES:
        noisy = logging.getLogger(name)
        noisy.handlers.clear()
        noisy.setLevel(logging.WARNING)


def tell_uncaught(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    """What a command that breaks leaves on the terminal: as in the log, no words."""
    if not issubclass(kind, KeyboardInterrupt):
        frames = "".join(traceback.format_tb(trace))
        sys.stderr.write(f"{frames}{kind.__name__}\n")
