"""A relative comes, reads and goes with the keyboard alone."""

from __future__ import annotations

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch]
MOST_STOPS = 60


def tab_to(page, selector):
    """Presses Tab until the control is reached; a control that is never reached fails."""
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never reached {selector}")


def press_enter(page, leads_to):
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(leads_to))


def test_a_relative_comes_reads_and_goes(demo, page):
    account = demo.account("family")
    page.goto(f"{demo.base_url}/ar/account/sign-in/")
    tab_to(page, "[name=login]")
    page.keyboard.type(account["login"])
    tab_to(page, "[name=password]")
    page.keyboard.type(account["password"])
    press_enter(page, r"/ar/account/code/$")
    tab_to(page, "[name=code]")
    page.keyboard.type(demo.code(account["login"]))
    press_enter(page, r"/ar/my/$")
    tab_to(page, "main .card a")
    press_enter(page, r"/ar/my/[^/]+/$")
    tab_to(page, ".language-switch a[hreflang=en]")
    press_enter(page, r"/en/my/[^/]+/$")
    tab_to(page, ".site-nav__button")
    press_enter(page, r"/en/account/signed-out/$")


def test_the_skip_link_passes_the_menu(demo, page):
    page.goto(f"{demo.base_url}/en/")
    tab_to(page, ".skip-link")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
