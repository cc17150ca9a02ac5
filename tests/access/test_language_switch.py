"""Whoever is on a page that cannot be read finds the way to another language there, without a script."""

from __future__ import annotations

import pytest

from tests.access.routes import all_routes
from tests.access.test_route_matrix import ROWS, address

pytestmark = pytest.mark.django_db
ROLES = ("anonymous", "pending", "family", "officer", "supervisor", "protection_officer")
# By address, by the account's choice, or the whole choice.
SWITCHES = ('class="language-switch', 'class="own-language', 'class="language-choice"')
# What the quick exit leaves behind says nothing at all, whatever the language.
SILENT = {"accounts:left"}


def pages(client, records):
    """Address → text of all that is a page, the refusals too."""
    found = {}
    for route in all_routes():
        answer = client.get(address(route, records)) if route.name in ROWS.keys() - SILENT else None
        if answer is not None and answer.content.lstrip().startswith(b"<!doctype html"):
            found[answer.request["PATH_INFO"]] = answer.content.decode()
    return found


@pytest.mark.parametrize("role", ROLES)
def test_every_page_has_a_switch(visitors, records, role):
    shown = pages(visitors[role], records)
    assert len(shown) > 10
    assert [path for path, text in shown.items() if not any(switch in text for switch in SWITCHES)] == []


def test_a_secret_of_an_address_stands_in_the_switch_alone(client):
    path = "/en/account/invitation/an-invented-secret/"
    text = client.get(path).content.decode()
    outside = text.replace("/account/invitation/an-invented-secret/", "", 6)
    assert "an-invented-secret" not in outside
