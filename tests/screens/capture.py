"""Takes the pictures of a contact sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.screens.catalogue import SCREENS
from tests.screens.screen import HEIGHTS, LOOKS, Look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.screens.screen import Screen
    from tests.screens.visitors import Visitors

LANGUAGES = ("ar", "en", "ku", "tr", "de", "fr")


def chosen(names: Sequence[str]) -> list[Screen]:
    """All, or those whose name begins with one of `names`."""
    return [screen for screen in SCREENS if not names or screen.name.startswith(tuple(names))]


def shots(
    visitors: Visitors, screens: Sequence[Screen], languages: Sequence[str]
) -> Iterator[tuple[Screen, str, Page]]:
    """Each screen in each language that it speaks, language by language."""
    for language in languages:
        visitors.speak(language if language == "ar" else "en")
        for screen in screens:
            if language in screen.languages:
                yield screen, language, visitors.show(screen, language)


def dress(page: Page, look: Look) -> None:
    """The page as this screen shows it."""
    page.set_viewport_size({"width": look.width, "height": HEIGHTS[look.width]})
    page.emulate_media(color_scheme=look.theme, reduced_motion="reduce")


def capture(visitors: Visitors, screens: Sequence[Screen], languages: Sequence[str], folder: Path) -> Iterator[Path]:
    """A picture of each in each look, as it is written."""
    for screen, language, page in shots(visitors, screens, languages):
        for look in LOOKS:
            dress(page, look)
            path = folder / language / look.name / f"{screen.name}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=path, full_page=True)
            yield path
