"""What an owner is told of a recovery that somebody asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.accounts.models import RecoveryRequest

if TYPE_CHECKING:
    from django.http import HttpRequest

STOPPED = "recovery_stopped"


def tell_once(request: HttpRequest) -> None:
    """The owner's entry stopped a recovery: the pages say so until they have been told that it was read."""
    request.session[STOPPED] = True


def told(request: HttpRequest) -> None:
    request.session.pop(STOPPED, None)


def to_tell(request: HttpRequest) -> str:
    """For the visitor's own account: "stopped", "open", or nothing."""
    user = getattr(request, "user", None)  # a page may be made before anybody asked who is there
    if user is None or not user.is_authenticated:
        return ""
    if request.session.get(STOPPED):
        return "stopped"
    return "open" if RecoveryRequest.objects.open().filter(account_id=user.pk).exists() else ""
