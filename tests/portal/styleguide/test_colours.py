"""Contrast as the style guide shows it and as tests/project/test_css.py demands it."""

from __future__ import annotations

from portal.styleguide.colours import contrast, scheme, swatches


def test_contrast_is_measured_as_wcag_does():
    assert (round(contrast("#000000", "#ffffff"), 2), round(contrast("#777777", "#ffffff"), 2)) == (21, 4.48)


def test_the_dark_scheme_changes_what_it_names_and_keeps_the_rest():
    light, dark = scheme("light"), scheme("dark")
    assert (light["paper"] == dark["paper"], light["white"] == dark["white"]) == (False, True)


def test_each_ground_carries_its_inks():
    paper = swatches()[0]
    assert (paper["name"], [ink["name"] for ink in paper["inks"]][:2]) == ("paper", ["ink", "ink-soft"])
