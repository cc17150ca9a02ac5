"""Every text of the demo is long, in words without a gap, and there are hundreds of records: at 320 px no page scrolls sideways."""

from __future__ import annotations

import pytest

from tests.functional.signing_in import sign_in
from tests.functional.test_hostile_texts import crawl

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch]

PHONE = {"width": 320, "height": 640}
HOPELESS = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 2
# What reaches beyond the window, once all that is folded stands open; boxes that scroll by themselves may.
TOO_WIDE = """() => {
    document.querySelectorAll("details").forEach(part => { part.open = true; });
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const reaches = [...document.querySelectorAll("body *")].filter(part => {
        const box = part.getBoundingClientRect();
        return box.width && (box.right > width + 1 || box.left < -1) && !part.closest(".table-box, .visually-hidden");
    });
    return reaches.map(part => part.outerHTML.slice(0, 160)).slice(-3);
}"""


class Look:
    """Looks at the page where it stands and keeps what is too wide, by address."""

    def __init__(self, page):
        self.page, self.seen = page, []
        self.found = {}
        page.set_viewport_size(PHONE)

    def __call__(self):
        self.seen.append(self.page.url)
        if wide := self.page.evaluate(TOO_WIDE):
            self.found[self.page.url] = wide


@pytest.fixture
def look(page):
    return Look(page)


def search_staff(page, demo, words):
    page.goto(f"{demo.base_url}/staff/search/")
    page.locator("input[name=query]").fill(words)
    page.locator("input[name=query]").press("Enter")
    page.wait_for_load_state()
    assert "/staff/search/" in page.url


@pytest.mark.parametrize("language", ["ar", "en", "de"])
def test_no_public_page_scrolls_sideways(long_demo, page, look, language):
    crawl(page, long_demo, f"/{language}/", look=look)
    for words in ("example", HOPELESS):
        page.goto(f"{long_demo.base_url}/{language}/search/?q={words}")
        look()
    assert len(look.seen) > 20
    assert look.found == {}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_of_a_relative_scrolls_sideways(long_demo, page, look, language):
    sign_in(long_demo, page, "family", language)
    crawl(page, long_demo, f"/{language}/my/", f"/{language}/account/security/", look=look)
    assert len(look.seen) > 3
    assert look.found == {}


def test_no_staff_page_scrolls_sideways(long_demo, page, look):
    """Few cases: who reads many by night is asked for a code."""
    sign_in(long_demo, page, "staff")
    addresses = ["/staff/", "/staff/?page=2", "/staff/search/", "/staff/break-glass/", "/staff/accounts/"]
    for address in addresses:
        page.goto(f"{long_demo.base_url}{address}")
        look()
    page.goto(f"{long_demo.base_url}/staff/")
    case = page.eval_on_selector("main td a[href*='/cases/'], main a[href*='/cases/']", "link => link.href")
    page.goto(case)
    look()
    parts = "main a[href*='/cases/'], main a[href*='/registrations/']"
    for link in page.eval_on_selector_all(parts, "all => all.map(link => link.href.split('#')[0])"):
        page.goto(link)
        look()
    for words in ("محمد", HOPELESS):
        search_staff(page, long_demo, words)
        look()
    assert len(look.seen) > 8
    assert look.found == {}
