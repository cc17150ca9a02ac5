"""The style sheets read the same from either side, know every colour they use, and can be read by everyone."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from portal.styleguide.colours import FILLED, GROUNDS, INKS, contrast, scheme
from portal.stylesheets import SOURCES, joined

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = sorted(SOURCES.rglob("*.css"))
PHYSICAL = re.compile(
    r"(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)(?:-\w+)*"
    r"|(?:left|right|top|bottom|width|height|min-width|max-width|min-height|max-height)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right))"
)
TEXT = [
    *[(ink, ground) for ground in GROUNDS for ink in INKS],
    *[(ink, ground) for ground, ink in FILLED.items()],
    ("on-accent", "accent-deep"),
]
SHAPES = [
    *[("focus", ground) for ground in GROUNDS],
    *[("line-strong", ground) for ground in ("paper", "surface", "accent-wash")],
    *[("accent", ground) for ground in GROUNDS],
    ("focus-on-band", "band"),
]


HEAVIEST = 20 * 1024
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


USED = set().union(*(blocks(path.read_text()) for path in TEMPLATES))


def name(path: Path) -> str:
    return str(path.relative_to(SOURCES))


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


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
    assert (re.findall(r"letter-spacing|word-spacing", text), re.findall(r"url\(|@import|@font-face", text)) == ([], [])


def test_arabic_has_more_air_between_its_lines():
    text = (SOURCES / "tokens" / "type.css").read_text()
    latin, arabic = (
        re.search(r"\n\[lang\] {(.*?)}", text, re.DOTALL),
        re.search(r'\[lang\|="ar"\] {(.*?)}', text, re.DOTALL),
    )
    leading = re.compile(r"--leading(?:-tight)?: ([\d.]+)")
    pairs = zip(leading.findall(latin[1]), leading.findall(arabic[1]), strict=True)
    assert [float(ar) > float(other) + 0.2 for other, ar in pairs] == [True, True]


def test_all_sheets_together_are_a_small_download():
    assert len(gzip.compress(without_comments(joined()).encode())) <= HEAVIEST


def test_every_block_is_used_by_a_template():
    assert {path.stem for path in SHEETS if path.parent.name == "components"} - USED == set()


def test_no_element_moves_for_those_who_asked_for_less():
    calm = re.sub(
        r"@media \(prefers-reduced-motion: no-preference\) {.*?\n}", "", without_comments(joined()), flags=re.DOTALL
    )
    assert re.findall(r"(?:animation|transition|scroll-behavior):", calm) == []


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
