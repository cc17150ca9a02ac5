"""A reader changes the language on an answer, and searches a word."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch]

ANSWER = "/questions/about-the-institution/where-is-the-institution/"


def test_the_language_switch_keeps_the_answer(demo, page):
    page.goto(f"{demo.base_url}/en{ANSWER}")
    page.get_by_role("navigation", name="Language").get_by_role("link", name="العربية").click()
    assert (page.url, page.locator("html").get_attribute("dir")) == (f"{demo.base_url}/ar{ANSWER}", "rtl")


def test_a_word_is_found_in_arabic(demo, page):
    page.goto(f"{demo.base_url}/ar/search/")
    page.get_by_role("searchbox").last.fill("تمويل")
    page.keyboard.press("Enter")
    assert page.locator(".results a").first.get_attribute("href").startswith("/ar/questions/")


def test_public_pages_leave_no_cookie_and_ask_no_one_else(demo, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{demo.base_url}/ar/")
    assert (page.context.cookies(), [url for url in asked if not url.startswith(demo.base_url)]) == ([], [])
