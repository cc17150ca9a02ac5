from __future__ import annotations

from django.template import Context, Template

from portal.templatetags.isolation import isolated


def test_a_name_is_set_apart():
    assert isolated("سلمى 12") == "\u2068سلمى 12\u2069"


def test_nothing_stays_nothing():
    assert isolated("") == ""


def test_what_is_dangerous_is_still_escaped():
    shown = Template("{% load isolation %}{{ name|isolated }}").render(Context({"name": "<b>"}))
    assert shown == "\u2068&lt;b&gt;\u2069"
