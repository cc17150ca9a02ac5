"""Which events each address leaves, visitor by visitor. A route without a row fails, and so does a row without a route.

A row names what a look at the address leaves behind when it is answered, and what when its own rules refuse it. What the gates
refuse is the same everywhere.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from django.urls import resolve

from casework.audit import EventTag
from casework.models import AuditEvent
from portal.access import PUBLIC
from tests.access.matrix import FAMILIES, ROLES, STAFF
from tests.access.routes import all_routes
from tests.access.test_route_matrix import address, in_publishing

pytestmark = pytest.mark.django_db
AREAS = (
    dict.fromkeys(STAFF, "staff") | dict.fromkeys(FAMILIES, "family") | dict.fromkeys(("editor", "superuser"), "cms")
)


class Trail(NamedTuple):
    """The tags of one look: answered, and refused by the page itself."""

    seen: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


NOTHING = Trail()
ACT_REFUSED = (EventTag.STAFF_ACT_REFUSED,)
ROWS = {
    # account: a form alone shows nothing of anybody; what is sent to it is recorded where it is judged
    "accounts:sign_in": NOTHING,
    "accounts:code": NOTHING,
    "accounts:recovery": NOTHING,
    "accounts:sign_out": NOTHING,
    "accounts:signed_out": NOTHING,
    "accounts:leave": NOTHING,
    "accounts:left": NOTHING,
    "accounts:invitation": NOTHING,
    "accounts:enrol_device": NOTHING,
    "accounts:security": NOTHING,
    "accounts:renew_recovery_codes": NOTHING,
    "accounts:replace_device": NOTHING,
    "accounts:confirm_device": NOTHING,
    # family
    "family:registrations": Trail(seen=(EventTag.FAMILY_REGISTRATION_LISTED,)),
    "family:registration": Trail(
        seen=(EventTag.FAMILY_REGISTRATION_READ,), refused=(EventTag.FAMILY_REGISTRATION_REFUSED,)
    ),
    # staff
    "casework:case_list": Trail(seen=(EventTag.STAFF_CASE_LISTED,)),
    "casework:case_detail": Trail(seen=(EventTag.STAFF_CASE_READ,), refused=(EventTag.STAFF_CASE_REFUSED,)),
    "casework:person_search": Trail(refused=ACT_REFUSED),
    "casework:log": Trail(seen=(EventTag.LOG_READ,), refused=(EventTag.LOG_REFUSED,)),
    "casework:log_export": NOTHING,
    "casework:reading_release": NOTHING,
}


def gate_of(route):
    return resolve(route.path).func.gate


def watched():
    """Everything but what is open to all, and the pages inside Wagtail."""
    return [route for route in all_routes() if gate_of(route) is not PUBLIC and not in_publishing(route)]


def expected(route, role, status):
    gate = gate_of(route)
    if role == "anonymous":
        return ()
    if gate.account_area and gate.account_area != AREAS.get(role):
        return (EventTag.GATE_REFUSED,)
    if in_publishing(route):
        return ()
    return {200: ROWS[route.name].seen, 404: ROWS[route.name].refused}.get(status, ())


def trail(client, path):
    """The answer's status, and the tags that it left. Which cases a list showed depends on its reader: test_case_list holds that."""
    before = AuditEvent.objects.count()
    status = client.get(path).status_code
    tags = tuple(AuditEvent.objects.order_by("at").values_list("tag", flat=True)[before:])
    return status, tuple(tag for tag in tags if tag != EventTag.STAFF_CASE_SHOWN)


def test_l_01_every_route_has_a_row_and_every_row_a_route():
    assert {route.name for route in watched()} == ROWS.keys()


@pytest.mark.parametrize("role", ROLES)
def test_l_01_each_look_leaves_what_the_table_says(visitors, records, role):
    left, told = {}, {}
    for route in watched():
        path = address(route, records)
        status, left[path] = trail(visitors[role], path)
        told[path] = expected(route, role, status)
    assert left == told


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {"anonymous", "editor", "superuser"}])
def test_l_01_who_knocks_at_publishing_leaves_a_trace(visitors, role):
    assert trail(visitors[role], "/cms/")[1] == (EventTag.GATE_REFUSED,)


@pytest.mark.parametrize("role", ["anonymous", "family", "officer"])
def test_l_01_public_pages_leave_none(visitors, role):
    paths = [route.path for route in all_routes() if gate_of(route) is PUBLIC]
    assert {path: trail(visitors[role], path)[1] for path in paths} == dict.fromkeys(paths, ())


def test_l_01_a_search_is_recorded(visitors):
    before = AuditEvent.objects.count()
    visitors["officer"].post("/staff/search/", {"query": "سلمى"})
    tags = AuditEvent.objects.order_by("at").values_list("tag", flat=True)[before:]
    assert list(tags) == [EventTag.STAFF_PEOPLE_SEARCHED]
