"""Every date on a page: `{% day value %}`, `{% moment value %}`, `{% month value %}`, `{% clock value %}`, `{% partial "2012~" %}`. No template formats one itself.

`{% day value "short" %}` writes digits, for tables. Families who chose it read each date in both calendars.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.formats import date_format, time_format
from django.utils.html import format_html

from portal.access import PUBLIC, gate_of
from portal.dates import gregorian, hijri
from portal.dates.partial import partial_words

if TYPE_CHECKING:
    from datetime import date, time

    from django.template import Context

register = template.Library()
SHORT = "short"
EXACT = "exact"


@register.simple_tag(takes_context=True)
def day(context: Context, value: date | None, form: str = "") -> str:
    """`<time>` with the day in words; nothing for None."""
    if not value:
        return ""
    given = gregorian.as_day(value)
    words = gregorian.short_day(given) if form == SHORT else _day_words(context, given)
    return format_html('<time datetime="{}">{}</time>', given.isoformat(), words)


@register.simple_tag(takes_context=True)
def moment(context: Context, value: datetime | None, form: str = "") -> str:
    """A day with its hour, on the clock of the house; nothing for None.

    "exact" is for the log: with seconds, and in UTC for who compares it with other machines.
    """
    if not value:
        return ""
    if form == EXACT:
        return _exact(value.astimezone(UTC))
    given = gregorian.as_local(value)
    if form == SHORT:
        words = date_format(given, "SHORT_DATETIME_FORMAT")
    else:
        words = gregorian.with_time(_day_words(context, given.date()), given)
    return format_html('<time datetime="{}">{}</time>', given.isoformat(timespec="minutes"), words)


@register.simple_tag(takes_context=True)
def month(context: Context, value: date | None) -> str:
    """A month with its year, where the day is nobody's business."""
    if not value:
        return ""
    given = gregorian.as_day(value)
    other = hijri.hijri_months(given) if shows_hijri(context) else ""
    return format_html('<time datetime="{}">{}</time>', f"{given:%Y-%m}", _both(gregorian.month_words(given), other))


@register.simple_tag
def clock(value: time | datetime | None) -> str:
    """An hour without its day, on the clock of the house; nothing for None."""
    if value is None:
        return ""
    given = gregorian.as_local(value) if isinstance(value, datetime) else value
    return format_html('<time datetime="{}">{}</time>', f"{given:%H:%M}", time_format(given, "TIME_FORMAT"))


@register.simple_tag
def partial(text: str) -> str:
    """A date as far as it is known; `portal.dates.partial` lists the forms."""
    return partial_words(text)


def shows_hijri(context: Context) -> bool:
    """Whether the reader chose both calendars. On public pages nobody is asked for: they are the same for all."""
    request: Any = getattr(context, "request", None) or context.get("request")
    gate = gate_of(request) if request is not None else None
    return gate not in {None, PUBLIC} and bool(getattr(request.user, "shows_hijri", False))


def _exact(given: datetime) -> str:
    words = f"{gregorian.short_day(given)} {given:%H:%M:%S} UTC"
    return format_html('<time datetime="{}">{}</time>', given.isoformat(), words)


def _day_words(context: Context, given: date) -> str:
    other = hijri.hijri_day(given) if shows_hijri(context) else ""
    return _both(gregorian.day_words(given), other)


def _both(words: str, other: str) -> str:
    return f"{words} ({other})" if other else words
