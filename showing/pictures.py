"""`make pictures`: the pictures of the README, from a fresh demo, in light and in dark: docs/pictures/*.png."""

from __future__ import annotations

import io
import subprocess
from typing import TYPE_CHECKING
from urllib.request import urlopen

from PIL import Image

from bench.browser import chromium
from bench.product import ROOT
from showing.site import fresh_site
from showing.story import DESK, SMALL_PHONE, enter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from showing.story import Site

FOLDER = ROOT / "docs" / "pictures"
SCHEMES = ("light", "dark")
LARGEST_BYTES = 150_000
COLOURS = (128, 96, 64, 32)
DOTS_AN_INCH = 80
TALL_PHONE = SMALL_PHONE | {"height": 900}


def home(page: Page, site: Site) -> None:
    page.goto(site.address + "/ar/")


def family(page: Page, site: Site) -> None:
    enter(page, site, "family_a", "ar")
    page.locator("main .card a", has_text="محمد").first.click()
    page.locator(".stage").first.wait_for()


def case(page: Page, site: Site) -> None:
    enter(page, site, "officer", "en")
    page.goto(site.address + "/staff/search/")
    page.get_by_role("searchbox").last.fill("Mohamad al Masri")
    page.keyboard.press("Enter")
    page.locator(".results a", has_text="محمد").first.click()
    page.wait_for_url("**/staff/cases/**")


PICTURES: dict[str, tuple[Callable[[Page, Site], None], dict[str, int]]] = {
    "home-ar": (home, DESK),
    "family-ar-phone": (family, TALL_PHONE),
    "case-en": (case, DESK),
}


def main() -> None:
    print("Preparing a demo of its own: about a minute …", flush=True)
    with fresh_site() as site:
        with chromium() as browser:
            for name, picture in taken(browser, site):
                keep(FOLDER / f"{name}.png", picture)
        keep(FOLDER / "pdf-ar.png", printed(site))


def taken(browser: Browser, site: Site) -> Iterator[tuple[str, bytes]]:
    """Each page by its name: signed in once, since a code counts once, then pictured in both schemes."""
    for name, (reach, size) in PICTURES.items():
        context = browser.new_context(viewport=size, locale="en-GB", reduced_motion="reduce")
        page = context.new_page()
        reach(page, site)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            yield f"{name}-{scheme}", page.screenshot()
        context.close()


def printed(site: Site) -> bytes:
    """The first page of the Arabic terms of reference, as poppler prints it."""
    with urlopen(site.address + "/ar/terms-of-reference/pdf/", timeout=120) as answer:  # noqa: S310 - our own server
        pdf = answer.read()
    command = ["pdftoppm", "-png", "-r", str(DOTS_AN_INCH), "-f", "1", "-l", "1", "-"]
    return subprocess.run(command, input=pdf, check=True, stdout=subprocess.PIPE).stdout


def keep(path: Path, picture: bytes) -> None:
    """Writes it with as many colours as fit into LARGEST_BYTES, and says its size."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    path.parent.mkdir(parents=True, exist_ok=True)
    for colours in COLOURS:
        image.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= LARGEST_BYTES:
            break
    print(f"    {path.name:32} {path.stat().st_size // 1000:4} kB")


if __name__ == "__main__":
    main()
