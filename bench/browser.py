"""A real Chromium on a slow line: an old phone in a camp, as near as one machine can play it."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession, Page

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
BYTES_A_SECOND = 400_000 // 8
LATENCY_MILLISECONDS = 400
TIMES_SLOWER = 4


@contextmanager
def chromium(*, headless: bool = True) -> Iterator[Browser]:
    """Debian's Chromium. Raises RuntimeError where there is none."""
    program = shutil.which("chromium")
    if program is None:
        raise RuntimeError("There is no chromium: sh setup/debian.sh test installs it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS, headless=headless)
        yield browser
        browser.close()


def slow_down(page: Page) -> CDPSession:
    """400 kbit/s, an answer begins 400 ms after it was asked for, and a processor four times slower."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    conditions = {"offline": False, "latency": LATENCY_MILLISECONDS}
    conditions |= {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    session.send("Network.emulateNetworkConditions", conditions)
    session.send("Emulation.setCPUThrottlingRate", {"rate": TIMES_SLOWER})
    return session
