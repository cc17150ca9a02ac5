"""A relative adds a passkey and comes back with it, in a real browser with a virtual device."""

from __future__ import annotations

import pytest

from tests.functional.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch]
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def virtual_device(page):
    """A phone's own passkey store, that says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    added = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return session, added["authenticatorId"]


def last_of_the_families(demo):
    """Not the one of the other journeys, whose second step is a code."""
    return [account for account in demo.accounts if account["area"] == "family"][-1]


def kept_by(virtual_device):
    session, device_id = virtual_device
    return session.send("WebAuthn.getCredentials", {"authenticatorId": device_id})["credentials"]


def add_passkey(demo, page, language):
    page.goto(f"{demo.base_url}/{language}/account/security/")
    page.locator(f"a[href='/{language}/account/security/passkey/']").click()
    page.locator(".passkey button").click()
    page.wait_for_url(f"**/{language}/account/security/")


@pytest.mark.parametrize("shape", [("en", 1280), ("ar", 320)])
def test_s_05_a_relative_adds_a_passkey_and_comes_back_with_it(demo, page, axe, virtual_device, shape):
    language, width = shape
    page.set_viewport_size({"width": width, "height": 800})
    account = sign_in(demo, page, "family", language, account=last_of_the_families(demo))
    page.wait_for_url(f"**/{language}/my/")
    add_passkey(demo, page, language)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    kept = kept_by(virtual_device)
    assert [one["rpId"] for one in kept] == ["localhost"]
    assert account["login"] not in str(kept)
    page.context.clear_cookies()
    page.goto(f"{demo.base_url}/{language}/account/sign-in/")
    assert axe(page) == []
    page.locator(".passkey button").click()
    page.wait_for_url(f"**/{language}/my/")


def test_a_04_a_device_that_did_not_ask_its_owner_is_refused(demo, page, virtual_device):
    session, device_id = virtual_device
    page.goto(f"{demo.base_url}/en/account/sign-in/")
    session.send("WebAuthn.setUserVerified", {"authenticatorId": device_id, "isUserVerified": False})
    page.locator(".passkey button").click()
    page.locator(".passkey__failed").wait_for(state="visible")
    assert "/sign-in/" in page.url


def test_without_a_script_the_button_is_not_there(demo, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{demo.base_url}/en/account/sign-in/")
    assert page.locator(".passkey").is_hidden()
    assert page.locator("input[name=password]").is_visible()
    context.close()
