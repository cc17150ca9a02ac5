"""Every number on a page that is counted: `{{ n|number }}`, `{{ share|percent }}`. References and years are no such numbers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import pgettext

register = template.Library()


@register.filter
def number(value: Decimal | float, decimals: int | None = None) -> str:
    """Grouped as the reader's language does it: 12,345 or 12.345 or 12 345."""
    return number_format(value, decimal_pos=decimals, use_l10n=True, force_grouping=True)


@register.filter
def percent(value: float, decimals: int = 0) -> str:
    """0.125 is 13 %, with the sign where the language puts it."""
    # As people round, and as the share is written: a float's own digits end a little beside it.
    share = (Decimal(str(value)) * 100).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return pgettext("a share", "%(number)s%%") % {"number": number(share, decimals)}
