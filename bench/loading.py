"""What a reader on a slow line waits for: the largest paint, what moves, what is asked for, and of whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any

from bench.browser import chromium, slow_down
from bench.measure import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from bench.product import Product

PHONE = {"width": 360, "height": 720}
ANSWER = "questions/about-the-institution/where-is-the-institution/"
PAGES = {
    "answer, ar": f"/ar/{ANSWER}",
    "answer, en": f"/en/{ANSWER}",
    "home, ar": "/ar/",
    "choice of language": "/",
}
RUNS = 3
SETTLED_MILLISECONDS = 500
CONSTANT = "constant answer"
PAINTS = """() => new Promise(done => {
  const found = { paint: 0, shift: 0 };
  const watch = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("largest-contentful-paint", entry => { found.paint = entry.startTime; });
  watch("layout-shift", entry => { found.shift += entry.value; });
  setTimeout(() => done(found), 100);
})"""


@dataclass
class Load:
    """One page, loaded once by a browser that has nothing of it."""

    paint: float = 0
    shift: float = 0
    sizes: dict[str, float] = field(default_factory=dict)
    """Bytes on the wire, headers too, by address."""

    @property
    def elsewhere(self) -> list[str]:
        own = next(iter(self.sizes)).split("/")[2]
        return [url for url in self.sizes if url.split("/")[2] != own]

    def kilobytes(self, *ends: str) -> float:
        return sum(size for url, size in self.sizes.items() if not ends or url.split("#")[0].endswith(ends)) / 1000


def measure(product: Product) -> Iterator[Measure]:
    with chromium() as browser:
        with product.served("bench.constant:application") as address:
            yield from figures(CONSTANT, [load(browser, address + "/") for _run in range(RUNS)])
        product.manage("demo_prepare")
        with product.served() as address:
            for name, path in PAGES.items():
                load(browser, address + path)  # the server's own caches
                yield from figures(name, [load(browser, address + path) for _run in range(RUNS)])


def figures(name: str, loads: list[Load]) -> Iterator[Measure]:
    """The medians of some loads of one page; all but the time are the same in each."""
    base = None if name == CONSTANT else f"loading: {CONSTANT}, largest paint"
    one = loads[0]
    yield Measure(f"loading: {name}, largest paint", median(load.paint for load in loads), "ms", base)
    yield Measure(f"loading: {name}, layout shift", max(load.shift for load in loads), "score")
    yield Measure(f"loading: {name}, requests", len(one.sizes), "with the icon")
    yield Measure(f"loading: {name}, requests elsewhere", len(one.elsewhere), "to third parties")
    yield Measure(f"loading: {name}, HTML and CSS", one.kilobytes("/", ".css"), "kB on the wire")
    yield Measure(f"loading: {name}, in all", one.kilobytes(), "kB on the wire")


def load(browser: Browser, url: str) -> Load:
    """Raises ValueError for an answer other than 200."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    session, asked, found = slow_down(page), {}, Load()
    session.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))
    session.on("Network.loadingFinished", lambda event: _note(found, asked, event))
    answer = page.goto(url, wait_until="load")
    if answer is None or not answer.ok:
        raise ValueError(f"{url} is not answered.")
    page.wait_for_timeout(SETTLED_MILLISECONDS)
    told = page.evaluate(PAINTS)
    found.paint, found.shift = told["paint"], told["shift"]
    context.close()
    return found


def _note(found: Load, asked: dict[str, str], event: dict[str, Any]) -> None:
    url = asked[event["requestId"]]
    if url.startswith("http"):
        found.sizes[url] = event["encodedDataLength"]
