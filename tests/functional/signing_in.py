"""The two steps of signing in, as a person takes them."""

from __future__ import annotations


def sign_in(demo, page, area: str, language: str = "en", account=None) -> dict[str, str]:
    account = account or demo.account(area)
    page.goto(f"{demo.base_url}/{language}/account/sign-in/")
    page.locator("input[name=login]").fill(account["login"])
    page.locator("input[name=password]").fill(account["password"])
    page.locator("main form:not(.passkey) button[type=submit]").first.click()
    page.locator("input[name=code]").fill(demo.code(account["login"]))
    page.locator("main form:not(.passkey) button[type=submit]").first.click()
    return account
