"""Lists of words in the order that the reader's language has for them: ICU's, which everybody's phone and computer use."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Item = TypeVar("Item")

# Debian 12 has 72. Its functions carry the version in their names.
VERSIONS = range(85, 62, -1)
MARKS_COUNT = 2  # UCOL_TERTIARY: letters, then marks, then capitals
NO_NORMALIZING = -1  # UCOL_DEFAULT
# CLDR has no order for Kurmanji: in Hawar's alphabet each of these is a letter of its own, after the plain one.
HAWAR = "&c<ç<<<Ç&e<ê<<<Ê&i<î<<<Î&s<ş<<<Ş&u<û<<<Û"


MISSING = "ICU is not there: install libicu72 (setup/packages.txt)."
# What its functions take: UChar*, int32_t, UErrorCode*.
UNITS, LENGTH, ERROR = ctypes.c_char_p, ctypes.c_int32, ctypes.POINTER(ctypes.c_int)


class _Icu:
    """The few functions of libicui18n that sorting needs. Raises OSError where the library is not there."""

    def __init__(self) -> None:
        self.version, library = _load()
        self.open = self._function(library, "open", ctypes.c_void_p, ctypes.c_char_p, ERROR)
        self.open_rules = self._function(
            library, "openRules", ctypes.c_void_p, UNITS, LENGTH, ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ERROR
        )
        self.sort_key = self._function(
            library, "getSortKey", LENGTH, ctypes.c_void_p, UNITS, LENGTH, ctypes.c_char_p, LENGTH
        )

    def _function(self, library: ctypes.CDLL, name: str, answer: type, *given: type) -> Callable[..., int]:
        function = library[f"ucol_{name}_{self.version}"]
        function.restype, function.argtypes = answer, given
        return function


def _load() -> tuple[int, ctypes.CDLL]:
    for version in VERSIONS:
        try:
            return version, ctypes.CDLL(f"libicui18n.so.{version}")
        except OSError:
            continue
    raise OSError(MISSING)


@cache
def _icu() -> _Icu | None:
    """Looked for once a process, also where it is not there: each look asks the loader for every version."""
    try:
        return _Icu()
    except (OSError, AttributeError):  # no library, or one whose functions bear other names
        return None


def order_is_known() -> bool:
    """Whether ICU is there. A check at the start asks."""
    return _icu() is not None


def _functions() -> _Icu:
    found = _icu()
    if found is None:
        raise OSError(MISSING)
    return found


@cache
def _collator(language: str) -> ctypes.c_void_p:
    """Made once a process and language, and never changed: ICU then lets many threads use it."""
    error = ctypes.c_int(0)
    if language == "ku":
        rules = _utf16(HAWAR)
        made = _functions().open_rules(rules, len(rules) // 2, NO_NORMALIZING, MARKS_COUNT, None, ctypes.byref(error))
    else:
        made = _functions().open(language.encode("ascii"), ctypes.byref(error))
    if error.value > 0:
        raise ValueError(f"ICU has no order for {language}: error {error.value}.")
    return ctypes.c_void_p(made)


def sort_key(text: str, language: str) -> bytes:
    """What sorts `text` among others as the language does. Raises ValueError for a language that ICU refuses, OSError without ICU."""
    typed = _utf16(text)
    needed = _functions().sort_key(_collator(language), typed, len(typed) // 2, None, 0)
    room = ctypes.create_string_buffer(needed)
    _functions().sort_key(_collator(language), typed, len(typed) // 2, room, needed)
    return room.raw


def collated(items: Iterable[Item], key: Callable[[Item], object], language: str | None) -> list[Item]:
    """`items` by the words that `key` gives, in the reader's order; None is everybody's. Equal ones stay as they came.

    Without ICU the order is that of the letters' numbers: a list in a poor order is better than no page.
    """
    if not order_is_known():
        return sorted(items, key=lambda item: str(key(item)).casefold())
    return sorted(items, key=lambda item: sort_key(str(key(item)), language or ""))


def _utf16(text: str) -> bytes:
    """As ICU takes it: two bytes a unit, in the machine's order; half a pair that somebody typed breaks nothing."""
    return text.encode("utf-16-le" if sys.byteorder == "little" else "utf-16-be", "replace")
