"""Who gets what at every address. A route without a row fails, and so does a row without a route."""

from __future__ import annotations

import pytest
from django.urls import resolve

from portal.access import CMS
from tests.access.matrix import ROLES, everyone, inside, on_the_way, signed_in
from tests.access.routes import all_routes

pytestmark = pytest.mark.django_db

POST_ONLY = everyone(405)
CLOSED = everyone(404)
NOTHING_PUBLISHED = everyone(404)
# Publishing, for those who may not enter: the pages inside are Wagtail's own.
PUBLISHING = {role: code for role, code in inside().items() if role not in {"editor", "superuser"}}

ROWS = {
    "choose_language": everyone(200),
    "/robots.txt": everyone(200),
    "/styleguide/": everyone(200),
    # account: ways in and out
    "accounts:sign_in": everyone(200),
    "accounts:code": on_the_way(200),
    "accounts:recovery": on_the_way(200),
    "accounts:sign_out": POST_ONLY,
    "accounts:signed_out": everyone(200),
    "accounts:leave": POST_ONLY,
    "accounts:left": everyone(200),
    "accounts:invitation": CLOSED,
    "accounts:enrol_device": CLOSED,
    "accounts:lost": everyone(200),
    "accounts:password_reset": everyone(200),
    "accounts:password_reset_done": everyone(200),
    # account: what protects it
    "accounts:password_change": signed_in(200),
    "accounts:recovery_stop": signed_in(405),
    "accounts:recovery_read": signed_in(405),
    "accounts:security": signed_in(200),
    "accounts:renew_recovery_codes": signed_in(405),
    "accounts:replace_device": signed_in(200),
    "accounts:confirm_device": everyone(302),
    # family
    "family:registrations": inside(families=200),
    "family:registration": inside(family=200),
    # staff
    "casework:case_list": inside(staff=200),
    "casework:case_detail": inside(officer=200, supervisor=200),
    "casework:person_search": inside(officer=200, another_officer=200, supervisor=200),
    # staff: helping with accounts
    "staff_accounts:find": inside(officer=200, another_officer=200, supervisor=200, protection_officer=200),
    "staff_accounts:ask": inside(staff=405),
    "staff_accounts:freeze_now": inside(staff=405),
    "staff_accounts:freeze": inside(officer=200, supervisor=200, protection_officer=200),
    "staff_accounts:unfreeze": inside(staff=405),
    "staff_accounts:recovery": inside(officer=200, supervisor=200, protection_officer=200),
    "staff_accounts:approve": inside(staff=405),
    "staff_accounts:cancel": inside(staff=405),
    "staff_accounts:hand_over": inside(staff=405),
    # public
    "search_public:search": everyone(200),
    "publications:terms_pdf": NOTHING_PUBLISHED,
    "wagtail_serve": NOTHING_PUBLISHED,
}


def in_publishing(route):
    return resolve(route.path).func.gate is CMS


def expected(route):
    return PUBLISHING if in_publishing(route) else ROWS[route.name]


def address(route, records):
    """With the id of a record that exists, where the route shows one."""
    ids = {
        "family:registration": records.registration.pk,
        "casework:case_detail": records.case.pk,
        "staff_accounts:recovery": records.recovery.pk,
        "staff_accounts:freeze": records.freeze.pk,
    }
    return route.with_samples([ids[route.name]]) if route.name in ids else route.path


def test_every_route_has_a_row_and_every_row_a_route():
    assert {route.name for route in all_routes() if not in_publishing(route)} == ROWS.keys()


@pytest.mark.parametrize("role", ROLES)
def test_each_visitor_gets_what_the_table_says(visitors, records, role):
    rows = [
        (address(route, records), expected(route))
        for route in all_routes()
        if route.name in ROWS or in_publishing(route)
    ]
    told = {path: codes[role] for path, codes in rows if role in codes}
    assert {path: visitors[role].get(path).status_code for path in told} == told


@pytest.mark.parametrize("role", ["editor", "superuser"])
def test_those_of_publishing_enter_their_area(visitors, role):
    assert visitors[role].get("/cms/").status_code == 200
