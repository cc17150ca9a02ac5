"""The Hijri calendar of Umm al-Qura. A day there begins at sunset; as everywhere, the daylight part is what is named."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from django.utils.translation import pgettext, pgettext_lazy
from hijridate import Gregorian

if TYPE_CHECKING:
    from datetime import date

MONTHS = [
    pgettext_lazy("Hijri month", "Muharram"),
    pgettext_lazy("Hijri month", "Safar"),
    pgettext_lazy("Hijri month", "Rabi al-Awwal"),
    pgettext_lazy("Hijri month", "Rabi al-Thani"),
    pgettext_lazy("Hijri month", "Jumada al-Ula"),
    pgettext_lazy("Hijri month", "Jumada al-Akhira"),
    pgettext_lazy("Hijri month", "Rajab"),
    pgettext_lazy("Hijri month", "Shaban"),
    pgettext_lazy("Hijri month", "Ramadan"),
    pgettext_lazy("Hijri month", "Shawwal"),
    pgettext_lazy("Hijri month", "Dhu al-Qada"),
    pgettext_lazy("Hijri month", "Dhu al-Hijja"),
]


def hijri_day(day: date) -> str:
    """20 Ramadan 1447 AH; empty for a day that the tables do not reach (before 1924, after 2077)."""
    try:
        found = Gregorian.fromdate(day).to_hijri()
    except OverflowError:
        return ""
    parts = {"day": found.day, "month": MONTHS[found.month - 1], "year": found.year}
    return pgettext("Hijri date", "%(day)s %(month)s %(year)s AH") % parts


def hijri_months(day: date) -> str:
    """A Gregorian month touches two of the other calendar or three; its first and last day tell which. Empty like `hijri_day`."""
    try:
        first = Gregorian(day.year, day.month, 1).to_hijri()
        last = Gregorian.fromdate(_last_of_month(day)).to_hijri()
    except OverflowError:
        return ""
    names = [_month_year(found.month, found.year) for found in (first, last)]
    return " – ".join(dict.fromkeys(names))


def _month_year(month: int, year: int) -> str:
    return pgettext("Hijri month and year", "%(month)s %(year)s AH") % {"month": MONTHS[month - 1], "year": year}


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
