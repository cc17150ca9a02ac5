from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from portal.dates.gregorian import as_day, day_words, month_words, short_day, with_time, year_words

DAY = date(2026, 3, 9)
WORDS = {
    "ar": "9 آذار/مارس 2026",
    "en": "9 March 2026",
    "ku": "9ê adara 2026an",
    "tr": "9 Mart 2026",
    "de": "9. März 2026",
    "fr": "9 mars 2026",
}
MONTHS = {
    "ar": "آذار/مارس 2026",
    "en": "March 2026",
    "ku": "adara 2026an",
    "tr": "Mart 2026",
    "de": "März 2026",
    "fr": "mars 2026",
}
TIMES = {
    "ar": "9 آذار/مارس 2026، 08:05",
    "en": "9 March 2026, 08:05",
    "ku": "9ê adara 2026an, 08:05",
    "tr": "9 Mart 2026, 08:05",
    "de": "9. März 2026, 08:05 Uhr",
    "fr": "9 mars 2026 à 08:05",
}
FIRSTS = {
    "ar": "1 أيار/مايو 2026",
    "en": "1 May 2026",
    "ku": "1ê gulana 2026an",
    "tr": "1 Mayıs 2026",
    "de": "1. Mai 2026",
    "fr": "1er mai 2026",
}
YEARS = {"ar": "عام 2012", "en": "2012", "ku": "sala 2012an", "tr": "2012", "de": "2012", "fr": "2012"}


@pytest.mark.parametrize(("language", "words"), WORDS.items())
def test_a_day_is_written_as_its_language_does(language, words):
    with translation.override(language):
        assert day_words(DAY) == words


@pytest.mark.parametrize(("language", "words"), FIRSTS.items())
def test_the_first_of_a_month_too(language, words):
    with translation.override(language):
        assert day_words(date(2026, 5, 1)) == words


@pytest.mark.parametrize("day", [11, 21, 31])
def test_in_french_only_the_first_bears_an_ending(day):
    with translation.override("fr"):
        assert day_words(date(2026, 5, day)) == f"{day} mai 2026"


@pytest.mark.parametrize(("language", "words"), MONTHS.items())
def test_a_month_is_written_as_its_language_does(language, words):
    with translation.override(language):
        assert month_words(DAY) == words


@pytest.mark.parametrize(("language", "words"), TIMES.items())
def test_an_hour_follows_its_day(language, words):
    with translation.override(language):
        assert with_time(day_words(DAY), datetime(2026, 3, 9, 8, 5, tzinfo=UTC)) == words


@pytest.mark.parametrize(("language", "words"), YEARS.items())
def test_a_year_alone_is_understood_as_one(language, words):
    with translation.override(language):
        assert year_words(2012) == words


@pytest.mark.parametrize("language", WORDS)
def test_in_digits_day_and_month_have_two_places(language):
    with translation.override(language):
        digits = [letter for letter in short_day(DAY) if letter.isdigit()]
    assert "".join(digits) == "09032026"


def test_a_moment_before_midnight_elsewhere_is_the_next_day_here():
    assert as_day(datetime(2026, 3, 9, 23, 30, tzinfo=UTC)) == date(2026, 3, 10)
