from __future__ import annotations

import re

from django.template.loader import render_to_string

from casework.stages import Stage
from portal.family.path import path_of


def html(stage):
    return render_to_string("components/path.html", {"steps": path_of(stage, registered_at=None, since=None)})


def heard(text):
    """What a screen reader says of each step."""
    steps = re.findall(r"<li.*?</li>", text, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", step).split()) for step in steps]


def test_every_step_says_its_state_in_words():
    assert heard(html(Stage.UNDER_REVIEW)) == [
        f"Done: {Stage.RECEIVED.title}",
        f"Now: {Stage.UNDER_REVIEW.title}",
        f"May come later: {Stage.REGISTERED.title}",
        f"May come later: {Stage.SEARCH_OPEN.title}",
    ]


def test_the_present_step_is_marked_for_machines():
    assert html(Stage.SEARCH_OPEN).count('aria-current="step"') == 1
