"""What a public page asks for and of whom, and that nothing moves while it appears."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch]

ANSWER = "questions/about-the-institution/where-is-the-institution/"
PATHS = ["/", "/ar/", "/en/", f"/ar/{ANSWER}", f"/en/{ANSWER}", "/ar/accessibility/", "/ar/support/", "/ar/search/"]
MOST_REQUESTS = 3
SHIFT = """() => new Promise(done => {
  let moved = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { moved += entry.value; })).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(moved), 100);
})"""


@pytest.fixture(params=[320, 1280], ids="{} px".format)
def loaded(demo, page, request):
    """A function that opens a path and gives the addresses that were asked for, without the icon of the tab."""
    page.set_viewport_size({"width": request.param, "height": 720})
    asked = []
    page.on("request", lambda told: asked.append(told.url.split("#")[0]))

    def load(path: str) -> list[str]:
        page.goto(demo.base_url + path, wait_until="load")
        return [url for url in dict.fromkeys(asked) if not url.endswith(("mark.svg", "neutral.svg"))]

    return load


@pytest.mark.parametrize("path", PATHS)
def test_a_public_page_is_three_requests_and_asks_nobody_else(loaded, demo, path):
    asked = loaded(path)
    assert len(asked) <= MOST_REQUESTS
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(demo.base_url).netloc}


@pytest.mark.parametrize("path", PATHS)
def test_nothing_moves_while_a_public_page_appears(loaded, page, path):
    loaded(path)
    assert page.evaluate(SHIFT) == 0
