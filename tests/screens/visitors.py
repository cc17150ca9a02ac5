"""The people who look at screens, each signed in once, in a browser profile of their own."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser import PATIENCE_MILLISECONDS
from tests.functional.signing_in import sign_in
from tests.screens.account import HALFWAY, HALFWAY_LOGIN, INVITED, PASSWORD
from tests.screens.public import WORD
from tests.screens.screen import STRANGER, type_and_submit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.functional.conftest import Demo
    from tests.screens.screen import Screen

CONFIRM = "/account/confirm/"
STAGE = ("shell", "--no-imports", "-c", "from tests.screens.staging import stage; stage()")
LONG_WORDS = "z" * 400


class Visitors:
    """Brings a page of the right person to a screen. `places` is what `staging` told."""

    def __init__(self, browser: Browser, demo: Demo, places: dict[str, str]) -> None:
        self.browser, self.demo, self.places = browser, demo, places
        self.pages: dict[str, Page] = {}
        self.staff_language = ""

    def show(self, screen: Screen, language: str) -> Page:
        """The screen in this language, after its acts."""
        page = self._page_of(screen.visitor)
        words = {"lang": language, "long": LONG_WORDS, "word": WORD[language], **self.places}
        address = self.demo.base_url + screen.address.format(**words)
        page.goto(address)
        if CONFIRM in page.url and CONFIRM not in address:
            self._confirm(page, screen.visitor)
            page.goto(address)
        if screen.acts:
            screen.acts(page)
        return page

    def speak(self, language: str) -> None:
        """Staff pages follow the account's own language, not the address."""
        if language != self.staff_language:
            database = Path(self.demo.environment["ATHAR_VAR_DIR"]) / "demo.sqlite3"
            with sqlite3.connect(database, timeout=30) as connection:
                connection.execute("UPDATE accounts_user SET language = ? WHERE area <> 'family'", [language])
            connection.close()
            self.staff_language = language

    def close(self) -> None:
        for page in self.pages.values():
            page.context.close()

    def _page_of(self, visitor: str) -> Page:
        if visitor == STRANGER:  # whoever comes anew brings nothing
            self.pages.setdefault(visitor, self._new_page()).context.clear_cookies()
        elif visitor not in self.pages:
            self.pages[visitor] = self._new_page()
            self._enter(self.pages[visitor], visitor)
        return self.pages[visitor]

    def _new_page(self) -> Page:
        context = self.browser.new_context(locale="en-GB")
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        return context.new_page()

    def _enter(self, page: Page, visitor: str) -> None:
        if visitor == HALFWAY:
            page.goto(f"{self.demo.base_url}/en/account/sign-in/")
            type_and_submit(login=HALFWAY_LOGIN, password=PASSWORD)(page)
        elif visitor == INVITED:
            page.goto(f"{self.demo.base_url}/en/account/invitation/{self.places['invitation']}/")
            type_and_submit(password=PASSWORD, password_again=PASSWORD)(page)
        else:
            account = self._account_of(visitor)
            sign_in(self.demo, page, account["area"], account=account)
            page.wait_for_load_state()

    def _confirm(self, page: Page, visitor: str) -> None:
        """The last factor is older than ten minutes: a long look asks for another."""
        account = self._account_of(visitor)
        type_and_submit(code=self.demo.code(account["login"]))(page)

    def _account_of(self, visitor: str) -> dict[str, str]:
        return next(row for row in self.demo.accounts if row["key"] == visitor)
