"""What people know of a day: a year, a month, "about", "between". Written as EDTF (ISO 8601-2), said in the reader's language.

2012  2012-03  2012-03-09     as much as is known
2012~  2012?  2012%           about, perhaps, perhaps about
201X                          some year of ten
2012/2014                     from, to
[2012..2014] [..2012] [2012..]  one day between, or earlier, or later
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, pgettext

from portal.dates.gregorian import day_words, month_words, year_words

PRECISE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?P<mark>[~?%]?)")
DECADE = re.compile(r"(?P<tens>\d{3})X")
PERIOD = re.compile(r"(?P<first>[^/]+)/(?P<last>[^/]+)")
ONE_OF = re.compile(r"\[(?P<first>[^.\]]*)\.\.(?P<last>[^.\]]*)\]")


class NoSuchDateError(ValueError):
    """The text is no date of the forms above, or names a day that no calendar has."""


@dataclass(frozen=True)
class Known:
    """One date as far as it is known, in words; whether it names a single day decides the words around it."""

    words: str
    is_day: bool


def partial_words(text: str) -> str:
    """In the reader's language. Raises NoSuchDateError."""
    if not text:
        return gettext("not known")
    if found := DECADE.fullmatch(text):
        return partial_words(f"[{found['tens']}0..{found['tens']}9]")
    if found := ONE_OF.fullmatch(text):
        return _between(found["first"], found["last"])
    if found := PERIOD.fullmatch(text):
        return _from_to(_known(found["first"]), _known(found["last"]))
    return _marked(text)


def _marked(text: str) -> str:
    known, mark = _known(text), text[-1]
    if mark == "~":
        return _about(known)
    if mark == "?":
        return _perhaps(known)
    return _perhaps(Known(_about(known), is_day=False)) if mark == "%" else known.words


def _known(text: str) -> Known:
    found = PRECISE.fullmatch(text)
    if found is None:
        raise NoSuchDateError(f"Not a date: {text}")
    year, month, day = (int(found[part] or 0) for part in ("year", "month", "day"))
    try:
        whole = date(year, month or 1, day or 1)
    except ValueError as error:
        raise NoSuchDateError(f"No such day: {text}") from error
    if day:
        return Known(day_words(whole), is_day=True)
    return Known(month_words(whole) if month else year_words(year), is_day=False)


def _about(when: Known) -> str:
    words = pgettext("a day", "about %(when)s") if when.is_day else pgettext("a month or year", "about %(when)s")
    return words % {"when": when.words}


def _perhaps(when: Known) -> str:
    words = pgettext("a day", "perhaps %(when)s") if when.is_day else pgettext("a month or year", "perhaps %(when)s")
    return words % {"when": when.words}


def _from_to(first: Known, last: Known) -> str:
    if first.is_day and last.is_day:
        words = pgettext("days", "%(first)s to %(last)s")
    else:
        words = pgettext("months or years", "%(first)s to %(last)s")
    return words % {"first": first.words, "last": last.words}


def _between(first: str, last: str) -> str:
    """An open end is "or earlier", "or later"; both open is no date."""
    if not first:
        return gettext("%(when)s or earlier") % {"when": _known(last).words}
    if not last:
        return gettext("%(when)s or later") % {"when": _known(first).words}
    one, other = _known(first), _known(last)
    if one.is_day and other.is_day:
        words = pgettext("days", "between %(first)s and %(last)s")
    else:
        words = pgettext("months or years", "between %(first)s and %(last)s")
    return words % {"first": one.words, "last": other.words}
