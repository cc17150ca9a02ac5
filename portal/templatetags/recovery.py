"""What the layouts show of recoveries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from casework.permissions import Permission, allows
from casework.rights import one_reading
from portal.accounts.recovery_notice import to_tell

if TYPE_CHECKING:
    from collections.abc import Mapping

register = template.Library()


@register.inclusion_tag("accounts/includes/recovery_notice.html", takes_context=True)
def recovery_notice(context: Mapping[str, Any]) -> dict[str, Any]:
    """A warning to the account's owner while somebody's request for a new way in is open, or was just stopped."""
    request = context.get("request")
    return {"request": request, "csrf_token": context.get("csrf_token"), "told": to_tell(request) if request else ""}


@register.simple_tag(takes_context=True)
def helps_accounts(context: Mapping[str, Any]) -> bool:
    """Whether the page on accounts would open for the reader."""
    actor = context["request"].user
    with one_reading(actor):
        return allows(actor, Permission.ACCOUNT_FIND)
