"""What people know of a day: a year, a month, "about", "between". Written as EDTF (ISO 8601-2), said in the reader's language.

2012  2012-03  2012-03-09     as much as is known
2012~  2012?  2012%           about, perhaps, perhaps about
201X                          some year of ten
2012/2014                     from, to
[2012..2014] [..2012] [2012..]  one day between, or earlier, or later

Either end of a range may bear a mark of its own, and keeps it in words: a doubt that got lost would make a guess a fact.
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

DAY_PARTS = 3


class NoSuchDateError(ValueError):
    """The text is no date of the forms above, names a day that no calendar has, or a range that ends before it begins."""


@dataclass(frozen=True)
class Known:
    """One date as far as it is known: its numbers, in words, and its mark. Whether it names a single day decides the words around it."""

    parts: tuple[int, ...]
    words: str
    mark: str = ""

    @property
    def is_day(self) -> bool:
        return len(self.parts) == DAY_PARTS


def partial_words(text: str) -> str:
    """In the reader's language. Raises NoSuchDateError."""
    if not text:
        return gettext("not known")
    if found := DECADE.fullmatch(text):
        return partial_words(f"[{found['tens']}0..{found['tens']}9]")
    if found := ONE_OF.fullmatch(text):
        return _between(found["first"], found["last"])
    if found := PERIOD.fullmatch(text):
        return _from_to(*_range(found["first"], found["last"]))
    return _marked(_known(text))


def _known(text: str) -> Known:
    found = PRECISE.fullmatch(text)
    if found is None:
        raise NoSuchDateError(f"Not a date: {text}")
    # "00" is no month and no day: it stays in, and no calendar has it.
    parts = tuple(int(found[part]) for part in ("year", "month", "day") if found[part])
    try:
        whole = date(*(*parts, 1, 1)[:3])
    except ValueError as error:
        raise NoSuchDateError(f"No such day: {text}") from error
    words = (year_words(whole.year), month_words(whole), day_words(whole))[len(parts) - 1]
    return Known(parts, words, found["mark"])


def _range(first: str, last: str) -> tuple[Known, Known]:
    """Compared as far as both are known: March 2012 to 2012 may be. Raises NoSuchDateError for a reversed one."""
    one, other = _known(first), _known(last)
    shared = min(len(one.parts), len(other.parts))
    if one.parts[:shared] > other.parts[:shared]:
        raise NoSuchDateError(f"Ends before it begins: {first}, {last}")
    return one, other


def _marked(known: Known) -> str:
    """A date that stands alone."""
    if known.mark == "~":
        return _about(known)
    if known.mark == "?":
        return _perhaps(known)
    return _perhaps(Known(known.parts[:1], _about(known))) if known.mark == "%" else known.words


def _bound(known: Known) -> str:
    """The end of a range: the mark stands behind it, so that nobody takes it for a mark of the whole."""
    if known.mark == "~":
        return gettext("%(when)s (roughly)") % {"when": known.words}
    if known.mark == "?":
        return gettext("%(when)s (perhaps)") % {"when": known.words}
    return gettext("%(when)s (perhaps, and roughly)") % {"when": known.words} if known.mark else known.words


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
    return words % {"first": _bound(first), "last": _bound(last)}


def _between(first: str, last: str) -> str:
    """An open end is "or earlier", "or later"; both open is no date."""
    if not first:
        return gettext("%(when)s or earlier") % {"when": _bound(_known(last))}
    if not last:
        return gettext("%(when)s or later") % {"when": _bound(_known(first))}
    one, other = _range(first, last)
    if one.is_day and other.is_day:
        words = pgettext("days", "between %(first)s and %(last)s")
    else:
        words = pgettext("months or years", "between %(first)s and %(last)s")
    return words % {"first": _bound(one), "last": _bound(other)}
