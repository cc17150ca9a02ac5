"""How long the terms of reference take as PDF, in the two languages of the first deployment."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pypdf import PdfReader

from bench.measure import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.product import Product

PATH = "terms-of-reference"
LANGUAGES = ("ar", "en")


def measure(product: Product) -> Iterator[Measure]:
    product.manage("demo_prepare")
    begun = time.perf_counter()
    product.manage("check")
    starting = time.perf_counter() - begun
    yield Measure("command that does nothing", starting, "s")
    for language in LANGUAGES:
        yield made(product, language, starting)


def made(product: Product, language: str, starting: float) -> Measure:
    """The time beyond what every command takes to start."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "page.pdf"
        begun = time.perf_counter()
        product.manage("publication_pdf", PATH, "--lang", language, "--out", str(file))
        seconds = time.perf_counter() - begun - starting
        pages = len(PdfReader(file).pages)
    return Measure(f"PDF, {language}", seconds, f"s for {pages} pages")
