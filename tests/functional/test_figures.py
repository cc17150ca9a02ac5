"""The figures page in a real browser: both directions, both schemes, the smallest and a wide screen."""

from __future__ import annotations

import gzip
from itertools import pairwise

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch]

LARGEST_PAGE = 30_000


@pytest.fixture
def figures(demo, page):
    def open_figures(language, width=1280, **media):
        page.emulate_media(**media)
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{demo.base_url}/{language}/figures/")
        return page

    return open_figures


@pytest.mark.parametrize("language", ["ar", "en", "ku", "tr", "de", "fr"])
def test_figures_fit_a_small_phone(figures, language):
    assert figures(language, 320).evaluate("document.documentElement.scrollWidth") <= 320


def test_figures_are_three_requests_and_few_bytes(demo, page):
    answers = {}
    page.on("response", lambda response: answers.update({response.url: response.body()}))
    page.goto(f"{demo.base_url}/ar/figures/")
    bodies = [body for url, body in answers.items() if not url.endswith("mark.svg") and "mark." not in url]
    assert len(bodies) <= 3
    assert sum(len(gzip.compress(body)) for body in bodies) <= LARGEST_PAGE


def test_names_below_a_chart_never_overlap(figures):
    boxes = figures("ar", 320).locator(".chart").first.locator(".chart__name")
    found = sorted((box["x"], box["x"] + box["width"]) for box in (each.bounding_box() for each in boxes.all()))
    assert all(one[1] <= other[0] for one, other in pairwise(found))


def test_what_is_folded_away_is_printed(figures):
    page = figures("en")
    page.emulate_media(media="print")
    assert page.get_by_role("row", name="2022 540 140").is_visible()
