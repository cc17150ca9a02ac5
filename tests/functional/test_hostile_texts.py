"""Every text of the demo is hostile; a real browser reads every page: nothing runs, nothing is refused by the policy, nobody else is asked."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.conf import settings as django_settings

from tests.functional.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch]

LANGUAGES = [code for code, _name in django_settings.LANGUAGES]
TELL = "document.addEventListener('securitypolicyviolation', e => console.error('REFUSED ' + e.violatedDirective + ' ' + e.blockedURI))"
MOST_PAGES = 150


class Witness:
    """What a page did beside being read."""

    def __init__(self, page, base_url):
        self.seen = []
        self.base_url = base_url
        page.add_init_script(TELL)
        page.on("dialog", lambda dialog: (self.seen.append(f"dialog {page.url}"), dialog.dismiss()))
        page.on(
            "console",
            lambda message: self.seen.append(f"{message.text} {page.url}") if "REFUSED" in message.text else None,
        )
        page.on("request", self._asked)

    def _asked(self, request):
        if not request.url.startswith((self.base_url, "data:", "blob:", "about:")):
            self.seen.append(f"foreign {request.url}")


def crawl(page, demo, *starts, look=lambda: None):
    """Reads `starts` and every page below their areas that they lead to; returns the addresses that were read. `look` is called at each."""
    waiting, read = [f"{demo.base_url}{start}" for start in starts], []
    while waiting and len(read) < MOST_PAGES:
        address = waiting.pop(0)
        page.goto(address)
        look()
        read.append(address)
        links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href.split('#')[0])")
        known = {*waiting, *read}
        waiting += [link for link in dict.fromkeys(links) if link not in known and is_below(link, demo, starts)]
    return read


def is_below(link, demo, starts):
    parts = urlsplit(link)
    if f"{parts.scheme}://{parts.netloc}" != demo.base_url or parts.path.endswith("/pdf/"):
        return False
    return any(parts.path.startswith(start) for start in starts) and "sign-out" not in parts.path


@pytest.fixture
def witness(stained_demo, page):
    return Witness(page, stained_demo.base_url)


@pytest.mark.parametrize("language", LANGUAGES)
def test_h_02_nothing_runs_on_a_public_page(stained_demo, page, witness, language):
    read = crawl(page, stained_demo, f"/{language}/")
    page.goto(f"{stained_demo.base_url}/{language}/search/?q=alerting+%3Cscript%3Ealert(9)%3C/script%3E")
    assert "alerting" in page.content()
    assert len(read) > 20
    assert witness.seen == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_h_02_nothing_runs_in_a_relatives_area(stained_demo, page, witness, language):
    sign_in(stained_demo, page, "family", language)
    read = crawl(page, stained_demo, f"/{language}/my/", f"/{language}/account/security/")
    assert len(read) > 2
    assert witness.seen == []


def test_h_02_nothing_runs_on_staff_pages(stained_demo, page, witness):
    sign_in(stained_demo, page, "staff")
    read = crawl(page, stained_demo, "/staff/")
    page.goto(f"{stained_demo.base_url}/staff/search/")
    page.locator("input[name=query]").fill("alerting <script>alert(9)</script>")
    page.locator("input[name=query]").press("Enter")
    page.wait_for_load_state()
    assert len(read) > 3
    assert "/staff/search/" in page.url
    assert witness.seen == []


def test_h_02_no_dialog_opens_for_an_editor(stained_demo, page, witness):
    sign_in(stained_demo, page, "cms")
    for address in ("/cms/", "/cms/pages/", "/cms/reports/site-history/"):
        page.goto(f"{stained_demo.base_url}{address}")
        edits = page.eval_on_selector_all("a[href*='/edit/']", "all => all.map(a => a.href)")
        for edit in edits[:2]:
            page.goto(edit)
            page.wait_for_load_state("networkidle")
            page.goto(f"{stained_demo.base_url}{address}")
    assert [what for what in witness.seen if what.startswith(("dialog", "foreign"))] == []
