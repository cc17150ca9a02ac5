"""Half-remembered days."""

from __future__ import annotations

import pytest
from django import forms
from django.template.loader import render_to_string

from portal.partial_dates import DateParts, PartialDateField


class Asked(forms.Form):
    day = PartialDateField(required=False)


def answered(day: str, month: str, year: str) -> Asked:
    return Asked({"day_day": day, "day_month": month, "day_year": year})


@pytest.mark.parametrize(
    ("parts", "kept"),
    [
        (("", "", ""), ""),
        (("", "", "2013"), "2013"),
        (("", "5", "2013"), "2013-05"),
        (("9", "5", "2013"), "2013-05-09"),
        (("٩", "٥", "٢٠١٣"), "2013-05-09"),
        (("29", "2", "2012"), "2012-02-29"),
    ],
)
def test_what_is_known_is_kept(parts, kept):
    form = answered(*parts)
    assert (form.is_valid(), form.cleaned_data["day"]) == (True, kept)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (("", "5", ""), "year"),
        (("", "", "13"), "year"),
        (("", "", "thirteen"), "year"),
        (("9", "", "2013"), "month"),
        (("31", "2", "2013"), "calendar"),
        (("0", "2", "2013"), "calendar"),
        (("", "May", "2013"), "calendar"),
    ],
)
def test_what_no_calendar_has_is_asked_again(parts, code):
    assert answered(*parts).errors.as_data()["day"][0].code == code


@pytest.mark.parametrize("digits", [10, 20, 5_000])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_too_many_digits_are_asked_again(place, digits):
    parts = ["9", "5", "2013"]
    parts[place] = "1" * digits
    assert [error.code for error in answered(*parts).errors.as_data()["day"]] == ["max_length"]


@pytest.mark.parametrize("year", ["20133", "9" * 9, "9" * 10])
def test_who_wrote_a_year_too_long_reads_how_long_it_is(year):
    assert answered("", "", year).errors["day"] == ["Write the year in four digits."]


@pytest.mark.parametrize("month", ["13", "9" * 9, "9" * 10])
def test_a_month_too_long_is_in_no_calendar(month):
    assert answered("", month, "2013").errors["day"] == ["This day is not in the calendar."]


def test_an_answer_that_is_demanded_may_be_a_year_alone():
    field = PartialDateField()
    assert field.clean(["", "", "2013"]) == "2013"
    with pytest.raises(forms.ValidationError):
        field.clean(["", "", ""])


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        (None, ["", "", ""]),
        ("2013", ["", "", "2013"]),
        ("2013-05", ["", "05", "2013"]),
        ("2013-05-09", ["09", "05", "2013"]),
    ],
)
def test_what_was_kept_comes_back_in_its_fields(value, parts):
    assert DateParts().decompress(value) == parts


def test_a_summary_of_errors_leads_to_the_first_field():
    form = answered("", "5", "")
    summary = render_to_string("components/error_summary.html", {"form": form})
    drawn = render_to_string("components/date_parts.html", {"field": form["day"]})
    assert 'href="#id_day_0"' in summary
    assert 'id="id_day_0"' in drawn
    assert drawn.count('aria-invalid="true"') == 3
