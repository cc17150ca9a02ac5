"""Which frame the pages of one's own account stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.accounts.models import Area

if TYPE_CHECKING:
    from portal.accounts.models import User


def layout_of(user: User) -> str:
    """Families keep their quick exit here too."""
    return "layouts/family.html" if user.area == Area.FAMILY else "layouts/account.html"
