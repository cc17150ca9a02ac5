"""Every string of ours is there in every language, with the same placeholders."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

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
