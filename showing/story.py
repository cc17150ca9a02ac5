"""Four people and what they do. Each story acts on a page and yields, after each step, the words that tell it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

PHONE = {"width": 360, "height": 740}
SMALL_PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 800}
CONTINUE = "main form:not(.passkey) button[type=submit]"


@dataclass(frozen=True)
class Site:
    """Where the demo is, its accounts by key, and how to get a code that counts now."""

    address: str
    accounts: dict[str, dict[str, str]]
    code: Callable[[str], str]


def reader(page: Page, site: Site) -> Iterator[str]:
    page.goto(site.address + "/")
    yield "A reader opens the site. It asks for a language, and for nothing else."
    page.get_by_role("link", name=re.compile("العربية")).first.click()
    yield "She reads in Arabic. No account, no cookie, three requests."
    page.get_by_role("searchbox").last.fill("تمويل")
    yield "She types one word: funding."
    page.keyboard.press("Enter")
    page.locator(".results a").first.wait_for()
    yield "The search finds the answer to who pays."
    page.locator(".results a").first.click()
    page.locator("main h1").wait_for()
    yield "The short answer stands first, with its date and the standing of the translation."


def mother(page: Page, site: Site) -> Iterator[str]:
    yield from _sign_in(page, site, "family_a", "ar", "A mother on a small phone")
    yield "Her page. Its title and its icon name nobody; “Leave now” is always there."
    page.locator("main .card a", has_text="محمد").first.click()
    page.locator(".stage").first.wait_for()
    yield "Where her registration stands: the search is open. No lead, no guess is shown."


def officer(page: Page, site: Site) -> Iterator[str]:
    yield from _sign_in(page, site, "officer", "en", "A case officer")
    yield "Her cases, and no other: what is not hers does not exist."
    page.goto(site.address + "/staff/search/")
    page.get_by_role("searchbox").last.fill("Mohamad al Masri")
    yield "She searches in Latin letters for a name that was written in Arabic."
    page.keyboard.press("Enter")
    found = page.locator(".results a", has_text="محمد").first
    found.wait_for()
    yield "He is found, and the page says why. The name is in no address and in no log."
    found.click()
    page.wait_for_url("**/staff/cases/**")
    yield "The case. Opening it left a trace that an auditor can read."


def editor(page: Page, site: Site) -> Iterator[str]:
    yield from _sign_in(page, site, "editor", "en", "An editor")
    page.goto(site.address + "/cms/")
    page.locator("main").first.wait_for()
    yield "The editors’ desk: pages in six languages, and no case behind any door."


STORIES = ((reader, PHONE), (mother, SMALL_PHONE), (officer, DESK), (editor, DESK))


def enter(page: Page, site: Site, key: str, language: str) -> None:
    """Signs in, with nothing to tell."""
    for _words in _sign_in(page, site, key, language, ""):
        pass


def _sign_in(page: Page, site: Site, key: str, language: str, who: str) -> Iterator[str]:
    account = site.accounts[key]
    page.goto(f"{site.address}/{language}/account/sign-in/")
    page.locator("input[name=login]").fill(account["login"])
    page.locator("input[name=password]").fill(account["password"])
    yield f"{who} signs in: a number and a password …"
    page.locator(CONTINUE).first.click()
    page.locator("input[name=code]").fill(site.code(key))
    yield "… then a code, which counts once."
    page.locator(CONTINUE).first.click()
    page.wait_for_url(re.compile(r"/(my|staff|cms)/"))
