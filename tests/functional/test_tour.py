"""A stranger signs in with nothing but what the tour shows."""

from __future__ import annotations

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch]


def shown(page, key: str) -> dict[str, str]:
    """What a person's card says: number, password and code."""
    card = page.locator(".person", has=page.locator(f"#{key}"))
    number, password, code = (text.replace(" ", "") for text in card.locator("code").all_inner_texts())
    return {"login": number, "password": password, "code": code}


@pytest.mark.parametrize(
    ("key", "leads_to"), [("family_b", "/ar/my/"), ("analyst", "/staff/"), ("translator", "/cms/")]
)
def test_what_the_tour_shows_is_enough_to_sign_in(demo, page, key, leads_to):
    page.goto(f"{demo.base_url}/ar/tour/")
    told = shown(page, key)
    page.locator(f"#{key}-enter").click()
    page.locator("input[name=login]").fill(told["login"])
    page.locator("input[name=password]").fill(told["password"])
    page.locator("main form:not(.passkey) button[type=submit]").first.click()
    page.locator("input[name=code]").fill(told["code"])
    page.locator("main form:not(.passkey) button[type=submit]").first.click()
    page.wait_for_url(re.compile(re.escape(leads_to)))


@pytest.mark.parametrize("path", ["/en/tour/", "/en/my/", "/staff/", "/cms/"])
def test_each_place_to_begin_is_there(demo, page, path):
    assert page.goto(demo.base_url + path).ok
