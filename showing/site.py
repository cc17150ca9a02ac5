"""A demo of its own, with its own people and keys, gone afterwards."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from bench.product import Product
from bench.signing_in import code_of
from showing.story import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS = "portal.settings.demo"


@contextmanager
def fresh_site() -> Iterator[Site]:
    """Prepares the demo (about a minute) and serves it on a free port."""
    with Product(SETTINGS) as product:
        product.manage("demo_prepare")
        accounts = {account["key"]: account for account in product.accounts()}
        with product.served() as address:
            yield Site(address, accounts, lambda key: code_of(accounts[key]["totp_secret"]))
