"""What a screen is: a page as one visitor sees it, after what that visitor did there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

STRANGER = ""
Acts = Callable[["Page"], None]


@dataclass(frozen=True)
class Screen:
    """`address` may hold {lang} and the places that `staging` names; `route` is the view it shows, as the resolver names it."""

    name: str
    address: str
    route: str
    visitor: str = STRANGER
    acts: Acts | None = None
    languages: tuple[str, ...] = ("ar", "en", "ku", "tr", "de", "fr")
    # Wagtail's own pages are looked at, and their barriers are Wagtail's to mend.
    ours: bool = True


@dataclass(frozen=True)
class Look:
    """A width in CSS pixels and a theme."""

    width: int
    theme: str

    @property
    def name(self) -> str:
        return f"{self.width}-{self.theme}"


PHONE, DESK = 320, 1280
LOOKS = tuple(Look(width, theme) for width in (PHONE, DESK) for theme in ("light", "dark"))
HEIGHTS = {PHONE: 640, DESK: 900}


def submit(page: Page) -> None:
    """Sends the first form of the page that is not a passkey's, as it stands."""
    page.locator("main form:not(.passkey) button[type=submit]").first.click()
    page.wait_for_load_state()


def type_and_submit(**typed: str) -> Acts:
    """Fills the fields that these names give, then sends their form."""

    def acts(page: Page) -> None:
        for name, value in typed.items():
            page.locator(f"main [name={name}]").first.fill(value)
        page.locator(f"main form:has([name={next(iter(typed))}]) button[type=submit]").first.click()
        page.wait_for_load_state()

    return acts


def press(selector: str) -> Acts:
    def acts(page: Page) -> None:
        page.locator(selector).first.click()
        page.wait_for_load_state()

    return acts
