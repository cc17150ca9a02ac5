"""How long invented cases take to write, with their names encrypted, audited and indexed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bench.measure import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.product import Product

CASES = 10_000


def measure(product: Product) -> Iterator[Measure]:
    product.manage("migrate", "--verbosity", "0")
    begun = time.perf_counter()
    product.manage("seed_demo", "--cases", str(CASES))
    seconds = time.perf_counter() - begun
    yield Measure("seed_demo", seconds, f"s for {CASES} cases")
    yield Measure("seed_demo a case", 1000 * seconds / CASES, "ms")
