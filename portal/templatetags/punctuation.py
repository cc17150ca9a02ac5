"""Marks that languages write differently."""

from __future__ import annotations

from django import template
from django.utils.translation import pgettext

register = template.Library()


@register.simple_tag
def comma() -> str:
    """Between two words of a line: «، » in Arabic."""
    return pgettext("between words", ", ")
