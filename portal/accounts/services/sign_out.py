"""The end of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import logout
from django.db import transaction

from casework.audit import EventTag, record

if TYPE_CHECKING:
    from django.http import HttpRequest


@transaction.atomic
def sign_out(*, request: HttpRequest) -> None:
    """Ends whatever session there is, pending steps too."""
    if request.user.is_authenticated:
        record(EventTag.ACCOUNT_SIGNED_OUT, actor=request.user, subject=request.user)
    logout(request)
