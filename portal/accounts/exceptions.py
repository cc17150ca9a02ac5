"""What the steps into an account may refuse."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class AccountsError(Exception):
    """A refusal that a view turns into an answer."""


class Refused(AccountsError):  # noqa: N818 - reads as what it says
    """Number, password or code are not right. It never says which."""


class TooSoon(AccountsError):  # noqa: N818 - reads as what it says
    """The next try must wait. `seconds` says how long."""

    def __init__(self, seconds: float) -> None:
        self.seconds = max(1, math.ceil(seconds))
        super().__init__(self.seconds)


class AlreadyEnrolled(AccountsError):  # noqa: N818 - reads as what it says
    """The account has a second factor: an invitation would be a way around it."""


class InvitationOver(AccountsError):  # noqa: N818 - reads as what it says
    """Completed, expired, replaced or never there."""


class TooNew(AccountsError):  # noqa: N818 - reads as what it says
    """A factor of these days may not push out what was there before. `until` says when it may. Nothing was changed."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        super().__init__(until)


class LastFactor(AccountsError):  # noqa: N818 - reads as what it says
    """The account would be left without a second factor. Nothing was changed."""
