"""`python -m tests.screens [NAME …]`: every screen in every language and size, and a sheet of them all in var/screens."""

from __future__ import annotations

import argparse
import json
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from tqdm import tqdm

from tests.browser import ARGUMENTS
from tests.functional.conftest import ROOT, running
from tests.screens.capture import LANGUAGES, capture, chosen
from tests.screens.screen import LOOKS
from tests.screens.sheet import write_sheet
from tests.screens.visitors import STAGE, Visitors
from tests.servers import run
from tests.servers.processes import program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.functional.conftest import Demo


@contextmanager
def demo() -> Iterator[Demo]:
    """A demo of its own, with a search server of its own unless one is kept running."""
    kept = run.join_kept_servers()
    folder = None if kept else run.begin()
    try:
        with (
            tempfile.TemporaryDirectory(prefix="athar-screens-") as var,
            running(Path(var), run.address("elasticsearch")) as demo,
        ):
            yield demo
    finally:
        if folder:
            run.end(folder)


def main() -> None:
    parser = argparse.ArgumentParser(prog="make screens", description=__doc__)
    parser.add_argument("names", nargs="*", help="screens whose name begins so; all without")
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "screens")
    asked = parser.parse_args()
    screens, languages = chosen(asked.names), asked.languages.split(",")
    wanted = sum(len(LOOKS) for screen in screens for language in languages if language in screen.languages)
    with demo() as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium", "chromium"), args=ARGUMENTS)
        visitors = Visitors(browser, served, json.loads(served.manage(*STAGE)))
        pictures = list(tqdm(capture(visitors, screens, languages, asked.out), total=wanted, unit="picture"))
        visitors.close()
        browser.close()
    print(f"{len(pictures)} pictures: {write_sheet(asked.out, [screen.name for screen in screens], languages)}")


if __name__ == "__main__":
    main()
