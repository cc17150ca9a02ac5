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
SEEN_ACCOUNT = (EventTag.ACCOUNT_FOUND,)
CASE_REFUSED = (EventTag.STAFF_CASE_REFUSED,)
FAMILY_READING = Trail(seen=(EventTag.FAMILY_REGISTRATION_READ,), refused=(EventTag.FAMILY_REGISTRATION_REFUSED,))
# A form alone shows nothing of anybody, and what is only posted shows nothing when it is looked at: what is sent is recorded where it is judged.
SHOWS_NOTHING = (
    "accounts:sign_in", "accounts:code", "accounts:recovery", "accounts:paper", "accounts:passkey_options", "accounts:passkey",
    "accounts:sign_out", "accounts:signed_out", "accounts:leave", "accounts:left", "accounts:invitation", "accounts:choose_factor",
    "accounts:enrol_app", "accounts:enrol_paper", "accounts:enrol_passkey_options", "accounts:enrol_passkey", "accounts:confirm",
    "accounts:confirm_passkey_options", "accounts:confirm_passkey", "accounts:lost", "accounts:password_reset",
    "accounts:password_reset_done", "accounts:password_change", "accounts:recovery_stop", "accounts:recovery_read",
    # one's own account
    "accounts:security", "accounts:sessions", "accounts:end_session", "accounts:end_other_sessions", "accounts:notices",
    "accounts:language_and_dates", "accounts:speak",
    "accounts:keep_notices", "accounts:silence_notices", "accounts:renew_recovery_codes", "accounts:add_app", "accounts:confirm_app",
    "accounts:add_passkey_options", "accounts:add_passkey", "accounts:add_paper", "accounts:confirm_paper", "accounts:rename_factor",
    "accounts:remove_factor",
    # acts of staff and families, posted only
    "casework:log_export", "casework:reading_release", "casework:document_fetch", "casework:case_seal", "casework:case_unseal",
    "casework:case_assign", "casework:case_unassign", "casework:case_recuse", "casework:recusal_end", "casework:break_glass_approve",
    "casework:break_glass_end", "casework:role_approve", "casework:role_end", "family:document_fetch", "staff_accounts:ask",
    "staff_accounts:freeze_now", "staff_accounts:unfreeze", "staff_accounts:approve", "staff_accounts:cancel", "staff_accounts:hand_over",
    # no account is known there: leave was given, and recorded, elsewhere
    "files:fetch",
    # the demo's own
    "tour",
)  # fmt: skip
ROWS = dict.fromkeys(SHOWS_NOTHING, NOTHING) | {
    # family
    "family:registrations": Trail(seen=(EventTag.FAMILY_REGISTRATION_LISTED,)),
    "family:registration": FAMILY_READING,
    "family:documents": FAMILY_READING,
    # staff
    "casework:case_list": Trail(seen=(EventTag.STAFF_CASE_LISTED,)),
    "casework:case_detail": Trail(seen=(EventTag.STAFF_CASE_READ,), refused=CASE_REFUSED),
    "casework:registration_documents": Trail(seen=(EventTag.STAFF_CASE_READ,), refused=CASE_REFUSED),
    "casework:case_access": Trail(seen=(EventTag.STAFF_CASE_READ,), refused=ACT_REFUSED),
    "casework:person_search": Trail(refused=ACT_REFUSED),
    "casework:log": Trail(seen=(EventTag.LOG_READ,), refused=(EventTag.LOG_REFUSED,)),
    "casework:break_glass": Trail(seen=(EventTag.STAFF_CASE_LISTED,), refused=ACT_REFUSED),
    "casework:break_glass_ask": Trail(refused=ACT_REFUSED),
    "casework:recusal_declare": Trail(refused=ACT_REFUSED),
    "casework:roles": Trail(seen=(EventTag.STAFF_ROLES_LISTED,), refused=ACT_REFUSED),
    "casework:role_ask": Trail(refused=ACT_REFUSED),
    # the page to find an account shows what waits: its number is posted, and recorded then
    "casework:recusal_let_back": Trail(refused=ACT_REFUSED),
    "staff_accounts:find": Trail(refused=ACT_REFUSED),
    "staff_accounts:recovery": Trail(seen=SEEN_ACCOUNT, refused=ACT_REFUSED),
    "staff_accounts:freeze": Trail(seen=SEEN_ACCOUNT, refused=ACT_REFUSED),
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
