"""Foreign words where no element can stand: titles, labels, mails. In the text of a page `<bdi>` does it."""

from __future__ import annotations

from django import template

register = template.Library()

FIRST_STRONG, END = "\u2068", "\u2069"


@register.filter
def isolated(text: object) -> str:
    """`text` between the marks that keep its direction from mixing with its neighbours'; nothing stays nothing."""
    words = str(text)
    return f"{FIRST_STRONG}{words}{END}" if words else ""
