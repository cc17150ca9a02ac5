from __future__ import annotations

import re
from datetime import date

from django.template.loader import render_to_string
from django.utils import translation


def html(events, language="en"):
    with translation.override(language):
        return render_to_string("components/timeline.html", {"events": events})


def events(count, **more):
    return [
        {"title": f"Change {n}", "day": date(2020 + n // 4, 3, 9), "year": str(2020 + n // 4)} | more
        for n in range(count)
    ]


def test_a_long_timeline_is_parted_by_year():
    assert re.findall(r"<h3[^>]*>(\d+)</h3>", html(events(8))) == ["2020", "2021"]


def test_a_short_timeline_has_no_years():
    assert "<h3" not in html(events(3))


def test_now_and_expected_are_said_in_words():
    text = html([{"title": "Here", "state": "now"}, {"title": "There", "state": "later"}])
    assert re.findall(r"timeline__state\">(.*?)<", text) == ["Now", "Expected"]
    assert text.count('aria-current="step"') == 1


def test_days_are_written_as_the_language_does():
    assert "9 آذار/مارس 2020" in html(events(1), "ar")


def test_a_text_in_another_script_keeps_its_direction():
    assert '<bdi dir="auto">سبب</bdi>' in html(events(1, text="سبب"))
