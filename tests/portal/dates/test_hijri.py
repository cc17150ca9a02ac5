from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from portal.dates.hijri import MONTHS, hijri_day, hijri_months

WORDS = {
    "ar": "20 رمضان 1447 هـ",
    "en": "20 Ramadan 1447 AH",
    "ku": "20 Remezan 1447 koçî",
    "tr": "hicrî 20 Ramazan 1447",
    "de": "20. Ramadan 1447 n. H.",
    "fr": "20 ramadan 1447 de l’hégire",
}


@pytest.mark.parametrize(("language", "words"), WORDS.items())
def test_a_day_is_named_in_every_language(language, words):
    with translation.override(language):
        assert hijri_day(date(2026, 3, 9)) == words


@pytest.mark.parametrize(
    ("day", "words"), [((2025, 6, 26), "1 Muharram 1447 AH"), ((2011, 3, 15), "10 Rabi al-Thani 1432 AH")]
)
def test_known_days_agree_with_umm_al_qura(day, words):
    assert hijri_day(date(*day)) == words


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2100, 1, 1)])
def test_nothing_is_guessed_beyond_the_tables(day):
    assert (hijri_day(day), hijri_months(day)) == ("", "")


def test_a_month_is_named_by_those_that_it_touches():
    assert hijri_months(date(2026, 3, 1)) == "Ramadan 1447 AH – Shawwal 1447 AH"


@pytest.mark.parametrize("language", ["ar", "ku", "tr", "de", "fr"])
def test_twelve_months_have_twelve_names(language):
    with translation.override(language):
        assert len({str(month) for month in MONTHS}) == 12
