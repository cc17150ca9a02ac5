"""Days and months of the Gregorian calendar, as the reader's language writes them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext

if TYPE_CHECKING:
    from datetime import date


def as_day(value: date) -> date:
    """The day on the clock of the house."""
    return as_local(value).date() if isinstance(value, datetime) else value


def as_local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def day_words(day: date) -> str:
    """9 March 2026; in French the first of a month is «1er»."""
    words = date_format(day, "DATE_FORMAT")
    return words.replace("1 ", "1er ", 1) if get_language() == "fr" and day.day == 1 else words


def short_day(day: date) -> str:
    """In digits, for tables."""
    return date_format(day, "SHORT_DATE_FORMAT")


def month_words(day: date) -> str:
    return date_format(day, "YEAR_MONTH_FORMAT")


def year_words(year: int) -> str:
    """A year that stands alone: some languages put a word before it, or an ending after."""
    return pgettext("a year alone", "%(year)s") % {"year": year}


def with_time(day: str, value: datetime) -> str:
    return pgettext("day and time", "%(day)s, %(time)s") % {"day": day, "time": date_format(value, "TIME_FORMAT")}
