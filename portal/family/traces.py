"""What happened with one's information, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from casework.services.traces_read import Trace, traces_read

if TYPE_CHECKING:
    from datetime import date

    from casework.rights import Actor

WORDS = {
    Trace.STAFF_ENTERED: _("A member of our staff wrote down what you told us."),
    Trace.STAFF_CHANGED: _("A member of our staff worked on your registration."),
    Trace.STAFF_READ: _("Members of our staff read your information."),
    Trace.OWN_READ: _("Your account opened this registration."),
}


class TraceText(NamedTuple):
    """One line as the page shows it: by `{% day %}`, or where the month must do, by `{% month %}`."""

    day: date
    whole_month: bool
    text: str


def trace_texts(actor: Actor, registration_id: str) -> list[TraceText]:
    """In the reader's language, the latest first. Raises NotAllowed for a registration that is not the actor's."""
    return [
        TraceText(day=line.day, whole_month=line.whole_month, text=gettext(WORDS[line.trace]))
        for line in traces_read(actor=actor, registration_id=registration_id)
    ]
