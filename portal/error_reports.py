"""What an error leaves behind beside the log: nothing. Django's own report holds local variables, form fields, headers and settings."""

from __future__ import annotations

from typing import Any

EMPTY = "The log says where it happened. Nothing else is kept.\n"


class NoReport:
    """Stands where Django would use its ExceptionReporter, for mails and for pages; forgets all that it is handed."""

    def __init__(self, *_details: Any, **_options: Any) -> None:
        pass

    def get_traceback_data(self) -> dict[str, Any]:
        return {}

    def get_traceback_html(self) -> str:
        return EMPTY

    def get_traceback_text(self) -> str:
        return EMPTY
