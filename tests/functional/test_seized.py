"""A device is taken after use: what its browser still knows. A profile on disk, as on a real phone."""

from __future__ import annotations

import re
from contextlib import contextmanager

import pytest

from tests.browser import ARGUMENTS, PATIENCE_MILLISECONDS
from tests.functional.signing_in import sign_in
from tests.servers.processes import program

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch]
WAYS_OUT = {
    "sign out": ".site-nav__button",
    "leave now": ".quick-exit button",
}
INSTITUTION = ("Athar", "أثر", "Independent Institution")
HISTORY = ("History", "Sessions", "Favicons", "Top Sites")


@contextmanager
def profile(browser, folder):
    """A browser that keeps its files in `folder`."""
    context = browser.browser_type.launch_persistent_context(
        str(folder), executable_path=program("chromium", "chromium"), args=ARGUMENTS, locale="en-GB"
    )
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    try:
        yield context
    finally:
        context.close()


def read_a_registration(demo, page):
    """What the page says that a stranger must not find."""
    sign_in(demo, page, "family")
    page.locator("main .card a").first.click()
    page.wait_for_url(re.compile(r".*/my/[^/]+/$"))
    name = page.locator("h1").inner_text().strip()
    reference = re.search(r"ATH-[0-9A-Z]{4}-[0-9A-Z]{4}", page.content())[0]
    titles = page.title()
    assert not any(word in titles for word in (*INSTITUTION, name, reference))
    return [name, reference]


def leave(page, selector):
    page.route("https://**", lambda route: route.fulfill(body="elsewhere"))
    page.locator(selector).first.click()
    page.wait_for_url(re.compile(r".*/signed-out/$|https://.*"))


def on_disk(folder, canaries):
    """Each file of the profile in which a canary can be read, in the two ways that browsers write text."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            hits = [c for c in canaries if c.encode() in raw or c.encode("utf-16-le") in raw]
            found |= {path.name: hits} if hits else {}
    return found


@pytest.mark.parametrize("way", WAYS_OUT)
def test_s_05_whoever_takes_the_device_learns_nothing(demo, browser, tmp_path, way):
    with profile(browser, tmp_path) as context:
        page = context.new_page()
        canaries = read_a_registration(demo, page)
        leave(page, WAYS_OUT[way])
        page.go_back()
        page.wait_for_load_state()
        seen = page.content()
        assert [canary for canary in canaries if canary in seen] == []
        page.goto(f"{demo.base_url}/en/my/")
        assert "/account/sign-in/" in page.url
        assert [
            cookie["name"] for cookie in context.cookies(demo.base_url) if not cookie["name"].endswith("-form")
        ] == []
    assert on_disk(tmp_path, canaries) == {}
    titles = {path.name: on_disk(path.parent, INSTITUTION) for path in tmp_path.rglob("History")}
    assert [name for found in titles.values() for name in found if name in HISTORY] == []


def test_s_04_a_browser_takes_bound_cookies_from_this_machine(demo, page):
    sign_in(demo, page, "family")
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies(demo.base_url)}
    assert set(cookies) == {"__Host-athar-all", "__Host-athar-all-form"}
    assert all(cookie["secure"] and cookie["httpOnly"] for cookie in cookies.values())


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_owner_ends_a_session_without_script(demo, browser, page, axe, language):
    sign_in(demo, page, "family", language)
    page.set_viewport_size({"width": 320, "height": 720})
    page.goto(f"{demo.base_url}/{language}/account/security/sessions/")
    assert axe(page) == []
    assert page.locator("main .card").count() >= 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.screenshot(path=f"{demo.environment['ATHAR_VAR_DIR']}/sessions-{language}.png", full_page=True)
    page.goto(f"{demo.base_url}/{language}/account/confirm/")
    assert axe(page) == []
