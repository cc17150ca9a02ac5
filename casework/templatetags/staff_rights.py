"""What the reader of a page may do, for pages that offer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from casework.permissions import Permission, allows

if TYPE_CHECKING:
    from django.template import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: Context, permission: str) -> bool:
    """Whether the signed-in account may, by the value of a Permission. It hides what would be refused; the view itself refuses."""
    request = context.get("request")
    return request is not None and allows(request.user, Permission(permission))
