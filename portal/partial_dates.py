"""A day that somebody half remembers: "1982", "March 1982" or "9 March 1982", asked in three small fields."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

YEARS = range(1000, 10_000)
# Room for a month in words, which is told what to write; the calendar itself breaks at numbers of ten digits and more.
LONGEST_PART = 9


class DateParts(forms.MultiWidget):
    """Day, month, year, in the order in which they are said; drawn by `components/date_parts.html`."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"day": forms.TextInput, "month": forms.TextInput, "year": forms.TextInput}, attrs)

    def id_for_label(self, id_: str) -> str:
        """The first field: where a summary of errors leads."""
        return f"{id_}_0" if id_ else ""

    def decompress(self, value: str | None) -> list[str]:
        year, month, day = [*(value or "").split("-"), "", "", ""][:3]
        return [day, month, year]


class PartialDateField(forms.MultiValueField):
    """Gives `1982`, `1982-03` or `1982-03-09`, in Latin digits whatever was typed; an empty text if nothing was."""

    widget = DateParts

    def __init__(self, **kwargs: Any) -> None:
        no_day, no_year = _("This day is not in the calendar."), _("Write the year in four digits.")
        parts = [
            forms.CharField(required=False, max_length=LONGEST_PART, error_messages={"max_length": too_long})
            for too_long in (no_day, no_day, no_year)
        ]
        super().__init__(parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> str:
        day, month, year = [*data_list, "", "", ""][:3]
        if not (day or month or year):
            return ""
        return _joined(_number(year), _number(month), _number(day))


def _number(part: str) -> int | None:
    """Arabic digits count as well as Latin ones. None where nothing stands; -1, which no calendar has, for words."""
    if not part:
        return None
    return int(part) if part.isdecimal() else -1


def _joined(year: int | None, month: int | None, day: int | None) -> str:
    """Raises ValidationError where the parts are no day, month or year of the calendar."""
    if year is None or year not in YEARS:
        raise ValidationError(_("Write the year in four digits."), code="year")
    if day is not None and month is None:
        raise ValidationError(_("Write the month too, or leave out the day."), code="month")
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError as error:
        raise ValidationError(_("This day is not in the calendar."), code="calendar") from error
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)])
