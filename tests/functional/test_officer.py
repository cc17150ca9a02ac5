"""An officer finds, by a Latin spelling, the person who was written in Arabic."""

from __future__ import annotations

import pytest

from tests.functional.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch]


def test_any_spelling_finds_the_person(demo, page, axe):
    sign_in(demo, page, "staff")
    page.goto(f"{demo.base_url}/staff/search/")
    page.get_by_role("searchbox").last.fill("Mohamad al Masri")
    page.keyboard.press("Enter")
    found = page.locator(".results a", has_text="محمد").first
    found.wait_for()
    assert axe(page) == []
    found.click()
    page.wait_for_url("**/staff/cases/**")
    assert "المصري" in page.locator("main").inner_text()
    assert axe(page) == []


def test_names_stay_out_of_addresses(demo, page):
    sign_in(demo, page, "staff")
    page.goto(f"{demo.base_url}/staff/search/")
    page.get_by_role("searchbox").last.fill("Mohamad al Masri")
    page.keyboard.press("Enter")
    page.locator(".results").wait_for()
    assert "asri" not in page.url
