"""The style sheets read the same from either side, know every colour they use, and can be read by everyone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from portal.stylesheets import SOURCES, joined

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = sorted(SOURCES.rglob("*.css"))
COLOURS = (SOURCES / "tokens" / "colour.css").read_text()
PHYSICAL = re.compile(
    r"(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)(?:-\w+)*"
    r"|(?:left|right|top|bottom|width|height|min-width|max-width|min-height|max-height)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right))"
)
TEXT = [
    (ink, ground)
    for ground in ("paper", "surface", "surface-sunk", "accent-wash", "caution-wash")
    for ink in ("ink", "ink-soft", "accent", "accent-deep", "caution")
] + [
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    ("on-band", "band"),
    ("ink", "mark"),
]
SHAPES = [
    *[("focus", ground) for ground in ("paper", "surface", "surface-sunk", "accent-wash", "caution-wash")],
    *[("line-strong", ground) for ground in ("paper", "surface")],
    ("focus-on-band", "band"),
]


CLASSES = set(re.findall(r"\.([a-z][\w-]*)", joined()))
TEMPLATES = [
    path
    for package in ("portal", "casework", "publications", "search")
    for path in (SOURCES.parents[2] / package).rglob("*.html")
    if not {"cms", "wagtailadmin"}.intersection(path.parts)  # pages inside Wagtail's admin wear its classes
    if "pdf" not in path.parts
]


def blocks(template: str) -> set[str]:
    """The blocks, without element and modifier, that a template's classes belong to."""
    bare = re.sub(r"{[%{#].*?[%}#]}", " ", template)
    return {
        word.split("__")[0].split("--")[0] for words in re.findall(r'class="([^"]*)"', bare) for word in words.split()
    }


def name(path: Path) -> str:
    return str(path.relative_to(SOURCES))


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def scheme(which: str) -> dict[str, str]:
    """The colours of the light or the dark scheme, as a browser would resolve them."""
    blocks = re.findall(r":root\s*{(.*?)}", COLOURS, re.DOTALL)
    chosen = blocks[:1] if which == "light" else blocks[:2]
    return {key: value for block in chosen for key, value in re.findall(r"--([\w-]+):\s*(#\w{6});", block)}


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert (round(contrast("#000000", "#ffffff"), 2), round(contrast("#777777", "#ffffff"), 2)) == (21, 4.48)


@pytest.mark.parametrize("path", SHEETS, ids=name)
def test_properties_are_logical(path):
    assert PHYSICAL.findall(without_comments(path.read_text())) == []


@pytest.mark.parametrize(
    "rule", ["margin-left: 1px", "left:0", "text-align: right", "max-width: 1rem", "border-top-color: red"]
)
def test_a_physical_property_is_seen(rule):
    assert PHYSICAL.search(f".block {{\n  {rule};\n}}")


@pytest.mark.parametrize("path", [path for path in SHEETS if path.parent.name != "tokens"], ids=name)
def test_colours_come_from_the_tokens(path):
    if path.stem != "print":
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)", without_comments(path.read_text())) == []


def test_every_token_that_is_used_exists_and_is_used():
    text = without_comments(joined())
    used, told = set(re.findall(r"var\(--([\w-]+)", text)), set(re.findall(r"^\s+--([\w-]+):", text, re.MULTILINE))
    assert (used - told, told - used) == (set(), set())


def test_no_letter_is_spaced_and_nothing_is_fetched():
    text = without_comments(joined())
    assert (re.findall(r"letter-spacing:(?!\s*0;)", text), re.findall(r"url\(|@import|@font-face", text)) == ([], [])


@pytest.mark.parametrize("which", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(which, ink, ground):
    colours = scheme(which)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("which", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_rings_and_borders_can_be_seen(which, shape, ground):
    colours = scheme(which)
    assert contrast(colours[shape], colours[ground]) >= 3


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_use_only_blocks_that_exist(path):
    assert blocks(path.read_text()) - CLASSES - {""} == set()


@pytest.mark.parametrize("path", SHEETS, ids=name)
def test_sheets_stay_short(path):
    assert len(path.read_text().splitlines()) <= 120
