"""What a page costs, compared with the least that the same server can do."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

from bench.load import median_milliseconds, requests_per_second
from bench.measure import Measure
from bench.signing_in import session_cookie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.product import Product

PUBLIC_PAGE = "/en/questions/about-the-institution/where-is-the-institution/"
FAMILY_PAGE = "/en/my/"
EMPTY_PAGE = "/bench/empty/"


def measure(product: Product) -> Iterator[Measure]:
    with product.served("bench.constant:application") as address:
        yield Measure("constant answer", requests_per_second(address + "/"), "requests/s")
    product.manage("demo_prepare")
    with product.served() as address:
        public = address + PUBLIC_PAGE
        yield Measure("public page", requests_per_second(public), "requests/s", "constant answer")
        yield Measure("public page, HTML alone", compressed_kilobytes(public), "kB with gzip")
        cookie = session_cookie(product, address, "family")
        yield Measure("empty signed-in page", median_milliseconds(address + EMPTY_PAGE, cookie), "ms, median")
        family = median_milliseconds(address + FAMILY_PAGE, cookie)
        yield Measure("family page", family, "ms, median", "empty signed-in page")


def compressed_kilobytes(url: str) -> float:
    with urlopen(Request(url, headers={"Accept-Encoding": "identity"}), timeout=30) as answer:  # noqa: S310
        return len(gzip.compress(answer.read())) / 1000
