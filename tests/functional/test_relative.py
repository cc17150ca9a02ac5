"""A relative signs in with a code and reads the stage."""

from __future__ import annotations

import pytest

from tests.functional.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_relative_reads_where_things_stand(demo, page, axe, language):
    sign_in(demo, page, "family", language)
    assert f"/{language}/my/" in page.url
    assert axe(page) == []
    page.locator("main .card a").first.click()
    page.wait_for_url(f"**/{language}/my/*/")
    assert page.locator(".stage").is_visible()
    assert axe(page) == []


def test_leaving_quickly_ends_the_session(demo, page):
    page.route("https://**", lambda route: route.fulfill(body="elsewhere"))
    sign_in(demo, page, "family")
    page.locator(".quick-exit button").first.click()
    page.wait_for_url("https://**")
    page.goto(f"{demo.base_url}/en/my/")
    assert "/account/sign-in/" in page.url


def test_a_wrong_code_is_told_in_arabic(demo, page, axe):
    account = demo.account("family")
    page.goto(f"{demo.base_url}/ar/account/sign-in/")
    page.locator("input[name=login]").fill(account["login"])
    page.locator("input[name=password]").fill(account["password"])
    page.locator("main form button[type=submit]").first.click()
    page.locator("input[name=code]").fill("000000")
    page.locator("main form button[type=submit]").first.click()
    assert page.locator(".error-summary").is_visible()
    assert axe(page) == []
