"""Somebody who cannot sign in, and the colleague who helps."""

from __future__ import annotations

import pytest

from tests.functional.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch]
SMALL = {"width": 320, "height": 720}


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_who_forgot_the_password_is_led_to_a_new_one(demo, page, axe, language):
    page.set_viewport_size(SMALL)
    page.goto(f"{demo.base_url}/{language}/account/sign-in/")
    page.locator("main a[href$='/account/lost/']").click()
    assert axe(page) == []
    assert fits(page)
    page.locator("main a[href$='/account/new-password/']").click()
    page.locator("main form button[type=submit]").click()
    assert page.locator(".error-summary").is_visible()
    assert axe(page) == []
    assert fits(page)


def test_an_officer_looks_for_an_account(demo, page, axe):
    sign_in(demo, page, "staff")
    page.set_viewport_size(SMALL)
    page.goto(f"{demo.base_url}/staff/accounts/")
    page.locator("details summary").click()
    assert axe(page) == []
    assert fits(page)
