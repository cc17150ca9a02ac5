from __future__ import annotations

import pytest
from django.template.defaultfilters import filesizeformat
from django.utils import translation

from portal.templatetags.numbers import number, percent

NUMBERS = {
    "ar": "12,345.6",
    "en": "12,345.6",
    "ku": "12.345,6",
    "tr": "12.345,6",
    "de": "12.345,6",
    "fr": "12\u202f345,6",
}
PERCENTS = {"ar": "75%", "en": "75%", "ku": "%75", "tr": "%75", "de": "75\u00a0%", "fr": "75\u202f%"}
SIZES = {"ar": "1.5", "en": "1.5", "ku": "1,5", "tr": "1,5", "de": "1,5", "fr": "1,5"}


@pytest.mark.parametrize(("language", "words"), NUMBERS.items())
def test_a_number_is_grouped_as_its_language_does(language, words):
    with translation.override(language):
        assert number(12345.6, 1) == words


@pytest.mark.parametrize(("language", "words"), PERCENTS.items())
def test_the_sign_of_a_share_stands_where_it_belongs(language, words):
    with translation.override(language):
        assert percent(0.75) == words


@pytest.mark.parametrize(
    ("share", "decimals", "words"),
    [(0.125, 0, "13%"), (0.145, 0, "15%"), (0.1005, 1, "10.1%"), (0, 0, "0%"), (1, 0, "100%"), (0.5, 1, "50.0%")],
)
def test_halves_are_rounded_up(share, decimals, words):
    assert percent(share, decimals) == words


@pytest.mark.parametrize("language", NUMBERS)
def test_digits_are_european(language):
    with translation.override(language):
        assert number(1234567890).translate({ord(digit): None for digit in "0123456789.,\u202f\u00a0"}) == ""


@pytest.mark.parametrize(("language", "words"), SIZES.items())
def test_the_size_of_a_file_follows(language, words):
    with translation.override(language):
        assert filesizeformat(1.5 * 1024 * 1024).startswith(words)
