"""What a service may refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casework.models import Refusal


class CaseworkError(Exception):
    """A refusal that a view turns into an answer."""


class NotAllowed(CaseworkError):  # noqa: N818 - reads as what it says
    """The actor may not do this. Nothing was changed."""


class WrongStep(CaseworkError):  # noqa: N818 - reads as what it says
    """The state does not lead there. Nothing was changed."""


class FreshFactorNeeded(CaseworkError):  # noqa: N818 - reads as what it says
    """The actor may, after proving a second factor anew. Nothing was changed or shown."""


class ReadingPaused(CaseworkError):  # noqa: N818 - reads as what it says
    """The actor has read so much that reading waits for an hour or for a protection officer. `begins` of the first refusal."""

    def __init__(self, *, begins: bool) -> None:
        self.begins = begins
        super().__init__(begins)


class NotTaken(CaseworkError):  # noqa: N818 - reads as what it says
    """A file that may not come in; `refusal` says why in words for whoever sent it. Nothing was kept."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal
