"""Every string of ours is there in every language, with the same placeholders."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
from django.utils import translation

LOCALE = Path(__file__).resolve().parent.parent.parent / "locale"
TRANSLATIONS = ("ar", "ku", "tr", "de", "fr")
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]+\}")


@pytest.fixture(params=TRANSLATIONS)
def catalogue(request):
    return polib.pofile(str(LOCALE / request.param / "LC_MESSAGES" / "django.po"))


def test_nothing_is_left_untranslated(catalogue):
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []


def test_nothing_is_guessed(catalogue):
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


def test_placeholders_survive(catalogue):
    wrong = [
        entry.msgid
        for entry in catalogue
        if entry.msgstr and set(PLACEHOLDER.findall(entry.msgid)) != set(PLACEHOLDER.findall(entry.msgstr))
    ]
    assert wrong == []


def test_plural_forms_are_declared(catalogue):
    assert "nplurals=" in catalogue.metadata["Plural-Forms"]


COUNTS = (0, 1, 2, 3, 11, 100)
NUMBER = re.compile(r"%\([a-z_]+\)d|%d|%\([a-z_]+\)s")


def plurals(language):
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    return [entry for entry in polib.pofile(str(path)) if entry.msgid_plural and not entry.obsolete]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_each_count_has_words_of_its_language(language):
    english = [
        (count, entry.msgid)
        for entry in plurals(language)
        for count in COUNTS
        if said(language, entry, count) in {"", entry.msgid, entry.msgid_plural}
    ]
    assert english == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_many_are_told_with_their_number(language):
    """One and two may be words; three, eleven and a hundred are not known without their digits."""
    silent = [
        (count, entry.msgid)
        for entry in plurals(language)
        for count in COUNTS[3:]
        if NUMBER.search(entry.msgid_plural) and not NUMBER.search(said(language, entry, count))
    ]
    assert silent == []


def test_arabic_uses_its_six_forms():
    """One, two, few, many: a text that is the same for all of them was copied, not written."""
    copied = [entry.msgid for entry in plurals("ar") if len(set(entry.msgstr_plural.values())) < 4]
    assert copied == []


def said(language, entry, count):
    """As the page says it, before the number is put in."""
    with translation.override(language):
        if entry.msgctxt:
            return translation.npgettext(entry.msgctxt, entry.msgid, entry.msgid_plural, count)
        return translation.ngettext(entry.msgid, entry.msgid_plural, count)
