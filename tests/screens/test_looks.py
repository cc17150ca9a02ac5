"""A page that changes its look without anybody meaning it: compared with small pictures in `baselines/`.

Pictures are compared in grey at an eighth of their size, so that another version of a font or a name of other length changes little. A page fails when
the mean difference of all its points is above MOST_MEAN, or one tile of 8 × 8 of them above MOST_TILE, both of 255. Whoever means a change
runs `ATHAR_NEW_LOOKS=1 make test ARGS="tests/screens/test_looks.py"`, looks at the pictures, and commits them.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.screens.capture import chosen, dress
from tests.screens.screen import DESK, HEIGHTS, PHONE, Look

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch, pytest.mark.xdist_group("screens")]
BASELINES = Path(__file__).parent / "baselines"
SHRUNK, TILE = 8, 8
MOST_MEAN, MOST_TILE = 2.0, 40.0
COMPARED = (
    ("ar", "home", Look(PHONE, "light")),
    ("ar", "question", Look(PHONE, "light")),
    ("en", "terms", Look(DESK, "light")),
    ("ar", "support", Look(DESK, "dark")),
    ("en", "search-found", Look(DESK, "light")),
    ("ar", "sign-in-empty", Look(PHONE, "light")),
    ("en", "lost", Look(DESK, "light")),
    ("ar", "registrations", Look(PHONE, "light")),
    ("ar", "registration", Look(PHONE, "dark")),
    ("ku", "security", Look(PHONE, "light")),
    ("en", "cases", Look(DESK, "light")),
    ("ar", "cases", Look(PHONE, "light")),
    ("en", "case", Look(DESK, "dark")),
    ("en", "roles", Look(DESK, "light")),
)


def small(picture: bytes) -> Image.Image:
    """Grey, an eighth as wide and high, of the first screenful."""
    image = Image.open(io.BytesIO(picture)).convert("L")
    return image.resize((image.width // SHRUNK, image.height // SHRUNK), Image.Resampling.BOX)


def differences(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """The mean difference of all points, and that of the tile that differs most."""
    difference = ImageChops.difference(one, other)
    tiles = difference.resize((-(-one.width // TILE), -(-one.height // TILE)), Image.Resampling.BOX)
    return ImageStat.Stat(difference).mean[0], float(tiles.getextrema()[1])


@pytest.mark.parametrize(("language", "name", "look"), COMPARED, ids=lambda value: getattr(value, "name", value))
def test_a_page_looks_as_it_did(visitors, language, name, look):
    visitors.speak(language)
    page = visitors.show(next(screen for screen in chosen([name]) if screen.name == name), language)
    dress(page, look)
    page.evaluate("() => document.activeElement.blur()")
    now = small(page.screenshot(clip={"x": 0, "y": 0, "width": look.width, "height": HEIGHTS[look.width]}))
    path = BASELINES / f"{name}-{language}-{look.name}.png"
    if os.environ.get("ATHAR_NEW_LOOKS"):
        now.save(path, optimize=True)
    mean, tile = differences(now, Image.open(path))
    assert (mean <= MOST_MEAN, tile <= MOST_TILE) == (True, True), (
        f"mean {mean:.1f}, worst tile {tile:.0f}: {path.name}"
    )


def test_a_changed_page_would_be_noticed():
    """A control of 44 by 120 pixels in the accent's colour on paper."""
    page = Image.new("L", (PHONE // SHRUNK, HEIGHTS[PHONE] // SHRUNK), 247)
    changed = page.copy()
    changed.paste(66, (8, 16, 8 + 120 // SHRUNK, 16 + 44 // SHRUNK))
    assert differences(page, changed)[1] > MOST_TILE


def test_baselines_are_small():
    assert sum(path.stat().st_size for path in BASELINES.glob("*.png")) < 100_000
