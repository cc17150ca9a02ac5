"""Every page that anybody gets is in the catalogue: a new route without a screen fails."""

from __future__ import annotations

from tests.access.test_route_matrix import ROWS
from tests.screens.catalogue import NOT_LOOKED_AT, SCREENS

SHOWN = {screen.route for screen in SCREENS}
# Addresses that a new database does not show, and that the rows therefore tell nothing of.
PAGES = {name for name, row in ROWS.items() if 200 in row.values()}


def test_every_page_has_a_screen():
    assert PAGES - SHOWN - set(NOT_LOOKED_AT) == set()


def test_names_are_told_once():
    names = [screen.name for screen in SCREENS]
    assert len(names) == len(set(names))


def test_nothing_is_excused_for_nothing():
    assert SHOWN & set(NOT_LOOKED_AT) == set()
    assert set(NOT_LOOKED_AT) <= set(ROWS)
