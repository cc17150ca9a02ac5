"""`make walk`: Chromium goes through the demo in two minutes, says each step, and leaves an album in var/walk/."""

from __future__ import annotations

import argparse
import shutil
import time
from typing import TYPE_CHECKING

from bench.browser import chromium
from bench.product import ROOT
from showing.album import write_album
from showing.site import fresh_site
from showing.story import STORIES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    from showing.story import Site

FOLDER = ROOT / "var" / "walk"
PATIENCE_MILLISECONDS = 15_000
PAUSE_SECONDS = 6.0  # about two minutes in all, for who watches the window


def main() -> None:
    parser = argparse.ArgumentParser(prog="make walk", description="Walks through a fresh demo and writes var/walk/.")
    parser.add_argument("--headed", action="store_true", help="show the window, and wait after each step")
    headed = parser.parse_args().headed
    shutil.rmtree(FOLDER, ignore_errors=True)
    print("Preparing a demo of its own: about a minute …", flush=True)
    with fresh_site() as site, chromium(headless=not headed) as browser:
        album = walk(browser, site, FOLDER, pause=PAUSE_SECONDS if headed else 0)
    print(f"The album: {album}")


def walk(
    browser: Browser, site: Site, folder: Path, *, pause: float = 0, tell: Callable[[str], object] = print
) -> Path:
    """All stories, each in a fresh profile; a picture after each step. Returns the album. Playwright's errors pass through."""
    folder.mkdir(parents=True, exist_ok=True)
    captions: list[tuple[str, str]] = []
    for story, size in STORIES:
        context = browser.new_context(viewport=size, locale="en-GB")
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        page = context.new_page()
        for words in story(page, site):
            file = f"{len(captions) + 1:02}-{story.__name__}.png"
            page.screenshot(path=folder / file)
            captions.append((file, words))
            tell(f"{len(captions):2}. {words}")
            time.sleep(pause)
        context.close()
    return write_album(folder, captions)


if __name__ == "__main__":
    main()
