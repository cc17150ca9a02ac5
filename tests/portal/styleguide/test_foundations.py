"""What the first page shows."""

from __future__ import annotations

from django.conf import settings

from portal.styleguide.foundations import LETTERS, icons


def test_letters_are_shown_in_every_language():
    assert [code for code, *_rest in LETTERS] == [code for code, _name in settings.LANGUAGES]


def test_the_icons_are_those_of_the_sprite():
    assert {"menu", "calendar", "microphone", "bell"} <= set(icons())
