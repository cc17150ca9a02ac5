"""Addresses tell nothing: each private one is made of known words and opaque ids, wherever a page, a form or a redirect leads."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest

from casework.ids import new_id
from tests.access.routes import all_routes

pytestmark = pytest.mark.django_db

ID_LETTERS = 22
OPAQUE = re.compile(rf"[A-Za-z0-9_-]{{{ID_LETTERS}}}")
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
PRIVATE = re.compile(r"/(?:staff|[a-z]{2}/(?:my|account|register|partners))/")
# What may follow the question mark of a private address: where to go next, and which page of a list.
ALLOWED_QUERY = {
    "next": re.compile(r"/.*"),
    "page": re.compile(r"[1-9][0-9]{0,3}"),
    "p": re.compile(r"[1-9][0-9]{0,3}"),
}
# The log is asked about one account or one thing: by the number of its row, which names nobody and opens nothing, or by an opaque id.
LOG_FILTER = {
    "actor": re.compile(r"[1-9][0-9]*"),
    "subject": re.compile(rf"[1-9][0-9]*|{OPAQUE.pattern}"),
    "after": OPAQUE,
}
LINK = re.compile(r'\b(?:href|src|action|formaction)="([^"]*)"')
MOST_PAGES = 60
STARTS = ("/", "/en/", "/en/my/", "/en/account/sign-in/", "/en/account/security/", "/staff/", "/staff/search/")


def words_of_routes():
    """The fixed words of every address that the resolver knows."""
    return {
        part
        for route in all_routes()
        for part in re.sub(r"%\(\w+\)s", "", route.template).split("/")
        if WORD.fullmatch(part)
    }


def walk(client):
    """Every address that pages and redirects name, beginning at the areas' first pages."""
    waiting, named = list(STARTS), set()
    read = set()
    while waiting and len(read) < MOST_PAGES:
        address = waiting.pop()
        read.add(address)
        response = client.get(address)
        found = {response["Location"]} if response.has_header("Location") else set()
        if response.get("Content-Type", "").startswith("text/html"):
            found |= set(LINK.findall(response.text.replace("&amp;", "&")))
        found = {
            urljoin(address, link).split("#")[0]
            for link in found
            if not link.startswith(("http", "mailto:", "tel:", "data:"))
        }
        waiting += [link for link in found - read - named if not link.startswith(("/static/", "/cms/"))]
        named |= found
    return named


def telling(address, words):
    """Why an address tells more than it may, or nothing."""
    parts = urlsplit(address)
    if not PRIVATE.match(parts.path):
        return []
    strange = [part for part in parts.path.split("/") if part and part not in words and not OPAQUE.fullmatch(part)]
    return strange + [
        f"{name}={value}"
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not is_allowed(parts.path, name, value, words)
    ]


def is_allowed(path, name, value, words):
    allowed = ALLOWED_QUERY | (LOG_FILTER if path == "/staff/log/" else {})
    return bool(name in allowed and allowed[name].fullmatch(value) and not (name == "next" and telling(value, words)))


@pytest.mark.parametrize("role", ["anonymous", "pending", "family", "officer", "supervisor", "auditor"])
def test_p_02_no_private_address_tells(visitors, role):
    words = words_of_routes() | {"en", "ar", "ku", "tr", "de", "fr"}
    named = walk(visitors[role])
    assert len(named) > 5
    assert {address: why for address in named if (why := telling(address, words))} == {}


@pytest.mark.parametrize(
    "address",
    [
        "/staff/cases/17/",
        "/staff/cases/ATH-4F7K-92QM/",
        "/en/my/?name=Salma",
        "/staff/?q=x",
        "/staff/?actor=17",
        "/staff/log/?actor=Salma",
        "/staff/log/?subject=ATH-4F7K-92QM",
        "/en/my/سلمى/",
        "/en/account/sign-in/?next=/staff/%3Fq%3DSalma",
    ],
)
def test_p_02_a_telling_address_would_be_seen(address):
    assert telling(address, words_of_routes() | {"en"})


def test_p_02_an_id_carries_128_even_bits():
    import base64  # noqa: PLC0415 - here alone

    many = 4_000
    numbers = [int.from_bytes(base64.urlsafe_b64decode(new_id() + "==")) for _each in range(many)]
    shares = [sum(number >> bit & 1 for number in numbers) / many for bit in range(128)]
    # Six standard deviations of a fair coin.
    assert all(abs(share - 0.5) < 6 * 0.5 / many**0.5 for share in shares)
    assert len(set(numbers)) == many
