from __future__ import annotations

import io
from random import Random  # noqa: TID251 - the same noise each time

import pytest
from PIL import Image

from showing.pictures import LARGEST_BYTES, PICTURES, SCHEMES, keep
from tests.project.test_house_rules import ROOT

KEPT = sorted((ROOT / "docs" / "pictures").glob("*.png"))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_each_picture_is_small_and_the_readme_shows_it(path):
    assert path.stat().st_size <= LARGEST_BYTES
    assert f"docs/pictures/{path.name}" in (ROOT / "README.md").read_text()


def test_each_page_is_there_in_both_schemes():
    wanted = {f"{name}-{scheme}.png" for name in PICTURES for scheme in SCHEMES} | {"pdf-ar.png"}
    assert {path.name for path in KEPT} == wanted


def test_a_heavy_picture_gives_up_colours(tmp_path):
    noise = Image.frombytes("RGB", (300, 300), Random("noise").randbytes(300 * 300 * 3))
    out = io.BytesIO()
    noise.save(out, "PNG")
    keep(tmp_path / "noise.png", out.getvalue())
    assert (tmp_path / "noise.png").stat().st_size <= LARGEST_BYTES < len(out.getvalue())
