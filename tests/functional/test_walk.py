"""The walk that a stranger is shown goes through, from the first step to the last."""

from __future__ import annotations

import re

import pytest

from showing.story import Site, mother
from showing.walk import walk

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch]


@pytest.fixture
def site(demo):
    accounts = {account["key"]: account for account in demo.accounts}
    return Site(demo.base_url, accounts, lambda key: demo.code(accounts[key]["login"]))


def test_the_walk_reaches_its_end_with_a_picture_and_words_for_each_step(browser, site, tmp_path):
    told = []
    album = walk(browser, site, tmp_path, tell=told.append).read_text()
    assert len(told) == album.count("<figure>") == len(list(tmp_path.glob("*.png"))) >= 15
    assert "The editors’ desk" in told[-1]


def test_the_mother_of_the_walk_is_shown_an_open_search(browser, site):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    for _words in mother(page, site):
        pass
    assert re.search("البحث", page.locator(".stage").first.inner_text())
    context.close()
