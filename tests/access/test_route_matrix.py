"""Who gets what at every address. A route without a row fails, and so does a row without a route."""

from __future__ import annotations

import pytest
from django.urls import resolve

from portal.access import CMS
from tests.access.routes import all_routes

pytestmark = pytest.mark.django_db

ROLES = ("anonymous", "pending", "family", "another family", "officer", "another officer", "editor", "superuser")
EVERYONE = (200,) * len(ROLES)
POST_ONLY = (405,) * len(ROLES)
CLOSED = (404,) * len(ROLES)
NOTHING_PUBLISHED = (404,) * len(ROLES)
# Publishing, for those who may not enter: the pages inside are Wagtail's own.
PUBLISHING = (302, 302, 404, 404, 404, 404)

ROWS = {
    # name                           anonymous pending family another officer another editor superuser
    "choose_language": EVERYONE,
    "/robots.txt": EVERYONE,
    "/styleguide/": EVERYONE,
    "accounts:sign_in": EVERYONE,
    "accounts:code": (400, 200, 400, 400, 400, 400, 400, 400),
    "accounts:recovery": (400, 200, 400, 400, 400, 400, 400, 400),
    "accounts:sign_out": POST_ONLY,
    "accounts:signed_out": EVERYONE,
    "accounts:leave": POST_ONLY,
    "accounts:left": EVERYONE,
    "accounts:invitation": CLOSED,
    "accounts:enrol_device": CLOSED,
    "accounts:security": (302, 302, 200, 200, 200, 200, 200, 200),
    "accounts:renew_recovery_codes": (302, 302, 405, 405, 405, 405, 405, 405),
    "accounts:replace_device": (302, 302, 200, 200, 200, 200, 200, 200),
    "accounts:confirm_device": (302,) * len(ROLES),
    "family:registrations": (302, 302, 200, 200, 404, 404, 404, 404),
    "family:registration": (302, 302, 200, 404, 404, 404, 404, 404),
    "casework:case_list": (302, 302, 404, 404, 200, 200, 404, 404),
    "casework:case_detail": (302, 302, 404, 404, 200, 404, 404, 404),
    "casework:person_search": (302, 302, 404, 404, 200, 200, 404, 404),
    "search_public:search": EVERYONE,
    "publications:terms_pdf": NOTHING_PUBLISHED,
    "wagtail_serve": NOTHING_PUBLISHED,
}


def in_publishing(route):
    return resolve(route.path).func.gate is CMS


def expected(route):
    return PUBLISHING if in_publishing(route) else ROWS[route.name]


def address(route, records):
    """With the id of a record that exists, where the route shows one."""
    ids = {"family:registration": records.registration.pk, "casework:case_detail": records.case.pk}
    return route.with_samples([ids[route.name]]) if route.name in ids else route.path


def test_every_route_has_a_row_and_every_row_a_route():
    assert {route.name for route in all_routes() if not in_publishing(route)} == ROWS.keys()


@pytest.mark.parametrize("role", ROLES)
def test_each_visitor_gets_what_the_table_says(visitors, records, role):
    place = ROLES.index(role)
    rows = [
        (address(route, records), expected(route))
        for route in all_routes()
        if route.name in ROWS or in_publishing(route)
    ]
    told = {path: codes[place] for path, codes in rows if place < len(codes)}
    assert {path: visitors[role].get(path).status_code for path in told} == told


@pytest.mark.parametrize("role", ["editor", "superuser"])
def test_those_of_publishing_enter_their_area(visitors, role):
    assert visitors[role].get("/cms/").status_code == 200
