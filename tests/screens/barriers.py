"""What stands in a reader's way on a page, look by look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.screens.capture import dress
from tests.screens.screen import LOOKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def barriers_of(page: Page, axe: Callable[[Page], list[str]]) -> list[str]:
    """What axe finds on both screens in both themes, and whether the page scrolls sideways there."""
    found = []
    for look in LOOKS:
        dress(page, look)
        found += [f"{look.name} {barrier}" for barrier in axe(page)]
        found += [f"{look.name} scrolls sideways"] if page.evaluate(WIDER) else []
    return found
