"""A mail looks as the site does, without its colours."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from casework import mail_style
from portal.stylesheets import joined

TOKENS = joined()
ROOT_SIZE = 16


def tokens(name):
    """Its values, the general one first, then Arabic's if there is one."""
    return [value.replace('"', "") for value in re.findall(rf"--{name}: ([^;]+);", TOKENS)]


def points(name):
    return round(float(tokens(name)[0].removesuffix("rem")) * ROOT_SIZE)


def test_faces_and_leading_are_those_of_the_site():
    assert [*tokens("face-latin"), *tokens("face-arabic")] == [mail_style.FACE, mail_style.FACE_ARABIC]
    assert tokens("leading") == [mail_style.LEADING, mail_style.LEADING_ARABIC]


def test_sizes_are_those_of_the_site():
    assert [points(name) for name in ("size-body", "measure", "space-4")] == [
        mail_style.SIZE,
        mail_style.MEASURE,
        mail_style.SPACE,
    ]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_no_rule_sets_a_colour_or_fetches(language):
    rules = " ".join(mail_style.style_of(language).values())
    assert re.findall(r"color|background|#[0-9a-f]{3}|rgb|url|left|right|letter-spacing", rules) == []
