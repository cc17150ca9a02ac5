"""The pages that the reader's roles open: a link that leads nowhere only tells what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext_lazy as _

from casework.rights import rights_of
from casework.roles import Subject, roles_with

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from casework.rights import Actor

register = template.Library()

ASKS_OR_ANSWERS = roles_with("W", Subject.GLASS) | roles_with("A", Subject.GLASS) | roles_with("W", Subject.RECUSE)
# Name of the address, words, and the roles that open it; None opens to all staff.
LINKS = [
    ("casework:case_list", _("My cases"), None),
    ("casework:person_search", _("Find a person"), roles_with("R", Subject.SEARCH)),
    ("casework:break_glass", _("Cases opened in need"), ASKS_OR_ANSWERS),
    ("staff_accounts:find", _("Accounts"), roles_with("W", Subject.ACCOUNT)),
    ("casework:log", _("The log"), roles_with("R", Subject.LOG)),
    ("casework:roles", _("People and roles"), roles_with("W", Subject.ROLE)),
]


@register.simple_tag
def staff_links(actor: Actor) -> list[tuple[str, Promise]]:
    """Addresses and words, in the order of the menu."""
    held = rights_of(actor).roles
    return [(name, words) for name, words, roles in LINKS if roles is None or held & roles]
