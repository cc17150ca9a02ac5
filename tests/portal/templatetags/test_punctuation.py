from __future__ import annotations

from django.template import Context, Template
from django.utils import translation


def test_arabic_has_a_comma_of_its_own():
    with translation.override("ar"):
        assert Template("{% load punctuation %}a{% comma %}b").render(Context()) == "a، b"


def test_others_share_one():
    assert Template("{% load punctuation %}a{% comma %}b").render(Context()) == "a, b"
