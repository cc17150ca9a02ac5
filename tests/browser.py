"""A real Chromium that reaches this machine and nothing else, and axe-core in it."""

from __future__ import annotations

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.servers.processes import ServerUnavailableError, program

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
PATIENCE_MILLISECONDS = 10_000
FIND_BARRIERS = """options => axe.run({...options, resultTypes: ["violations"]}).then(found => found.violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)}`)))"""


@pytest.fixture(scope="session")
def browser():
    try:
        chromium = program("chromium", "chromium")
    except ServerUnavailableError as error:
        pytest.fail(str(error), pytrace=False)
    # Playwright's loop runs in this thread, and Django would take the test's own queries for asynchronous ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    """A page of a fresh profile: no cookie, no storage, English."""
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def axe():
    """A function that names each barrier on a page that WCAG 2.2 AA knows, with the element that bears it."""
    engine = Axe()

    def barriers(page) -> list[str]:
        if not page.evaluate("Boolean(window.axe)"):  # half a megabyte, once a page
            page.evaluate(engine.axe_script)
        return page.evaluate(FIND_BARRIERS, {"runOnly": {"type": "tag", "values": list(WCAG)}})

    return barriers
