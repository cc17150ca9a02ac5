"""Who gets what at every address. A route without a row fails, and so does a row without a route."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.urls import resolve

from casework.row_security import act_as
from portal.access import CMS
from tests.access.matrix import FAMILIES, ROLES, everyone, inside, on_the_way, signed_in
from tests.access.routes import all_routes
from tests.access.size import PROPERTY

pytestmark = pytest.mark.django_db

POST_ONLY = everyone(405)
CLOSED = everyone(404)
NOTHING_PUBLISHED = everyone(404)
# Publishing, for those who may not enter: the pages inside are Wagtail's own.
PUBLISHING = {role: code for role, code in inside().items() if role not in {"editor", "superuser"}}

SEE_THE_CASE = dict.fromkeys(("officer", "supervisor", "analyst", "support_officer", "advocate", "glass_reader"), 200)

ROWS = {
    "choose_language": everyone(200),
    "/robots.txt": everyone(200),
    "/.well-known/security.txt": everyone(404),  # until the operator has set a contact
    "/styleguide/": everyone(200),
    "tour": everyone(200),
    "/styleguide/1/": CLOSED,  # a chapter that is not there
    # account: ways in and out
    "accounts:sign_in": everyone(200),
    "accounts:code": on_the_way(200),
    "accounts:recovery": on_the_way(200),
    "accounts:sign_out": POST_ONLY,
    "accounts:signed_out": everyone(200),
    "accounts:leave": POST_ONLY,
    "accounts:left": everyone(200),
    "accounts:invitation": CLOSED,
    "accounts:paper": on_the_way(200),
    "accounts:passkey_options": POST_ONLY,
    "accounts:passkey": POST_ONLY,
    "accounts:choose_factor": CLOSED,
    "accounts:enrol_app": CLOSED,
    "accounts:enrol_paper": CLOSED,
    "accounts:enrol_passkey_options": CLOSED,
    "accounts:enrol_passkey": CLOSED,
    "accounts:confirm": signed_in(200),
    "accounts:confirm_passkey_options": signed_in(405),
    "accounts:confirm_passkey": signed_in(405),
    # account: the lost factor and the forgotten password
    "accounts:lost": everyone(200),
    "accounts:password_reset": everyone(200),
    "accounts:password_reset_done": everyone(200),
    # account: what protects it. All come with a fresh factor; test_step_up tries them without.
    "accounts:password_change": signed_in(200),
    "accounts:recovery_stop": signed_in(405),
    "accounts:recovery_read": signed_in(405),
    "accounts:security": signed_in(200),
    "accounts:sessions": signed_in(200),
    "accounts:end_session": signed_in(405),
    "accounts:end_other_sessions": signed_in(405),
    "accounts:notices": signed_in(200),
    "accounts:language_and_dates": signed_in(200),
    "accounts:speak": signed_in(405),
    "accounts:keep_notices": signed_in(405),
    "accounts:silence_notices": signed_in(405),
    "accounts:renew_recovery_codes": signed_in(200),
    "accounts:add_app": signed_in(200),
    "accounts:confirm_app": everyone(302),
    "accounts:add_passkey_options": signed_in(405),
    "accounts:add_passkey": signed_in(200),
    "accounts:add_paper": signed_in(200),
    "accounts:confirm_paper": everyone(302),
    "accounts:rename_factor": signed_in(404),
    "accounts:remove_factor": signed_in(404),
    # family
    "family:registrations": inside(families=200),
    "family:registration": inside(family=200),
    "family:documents": inside(family=200),
    "family:document_fetch": inside(families=405),
    # staff
    "casework:case_list": inside(staff=200),
    "casework:log": inside(protection_officer=200, auditor=200, head=200),
    "casework:log_export": inside(staff=405),
    "casework:reading_release": inside(staff=405),
    "casework:registration_documents": inside(officer=200, supervisor=200, advocate=200),
    "casework:document_fetch": inside(staff=405),
    # documents: an address is leave to fetch one, and none was given
    "files:fetch": CLOSED,
    "casework:case_detail": inside(**SEE_THE_CASE),
    "casework:person_search": inside(officers=200),
    # staff: who sees a case. Acts are posted; asked for, they lead back to their page, which decides.
    "casework:case_access": inside(officer=200, supervisor=200),
    "casework:case_seal": inside(staff=302),
    "casework:case_unseal": inside(staff=302),
    "casework:case_assign": inside(staff=302),
    "casework:case_unassign": inside(staff=302),
    "casework:case_recuse": inside(staff=302),
    "casework:recusal_end": inside(staff=302),
    "casework:break_glass": inside(case_staff=200, protection_officer=200),
    "casework:break_glass_ask": inside(officers=302),
    "casework:recusal_declare": inside(case_staff=302),
    "casework:break_glass_approve": inside(staff=302),
    "casework:break_glass_end": inside(staff=302),
    "casework:recusal_let_back": inside(protection_officer=302),
    "casework:roles": inside(supervisor=200, protection_officer=200),
    "casework:role_ask": inside(supervisor=302, protection_officer=302),
    "casework:role_approve": inside(staff=302),
    "casework:role_end": inside(staff=302),
    # staff: helping with accounts
    "staff_accounts:find": inside(officers=200, protection_officer=200),
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


# What a post without a word in it gets. What is not named here takes no post: 405 for whoever passes the gate.
WRONG_FORM = everyone(400)
POSTED = {
    "accounts:sign_in": WRONG_FORM,
    "accounts:code": WRONG_FORM,
    "accounts:recovery": WRONG_FORM,
    "accounts:paper": WRONG_FORM,
    "accounts:passkey_options": everyone(200),
    "accounts:passkey": WRONG_FORM,
    "accounts:password_reset": WRONG_FORM,
    "accounts:sign_out": everyone(303),
    "accounts:leave": everyone(303),
    # on the way in: without an invitation they are not there
    "accounts:invitation": CLOSED,
    "accounts:enrol_app": CLOSED,
    "accounts:enrol_paper": CLOSED,
    "accounts:enrol_passkey_options": CLOSED,
    "accounts:enrol_passkey": CLOSED,
    # account
    "accounts:confirm": signed_in(400),
    "accounts:confirm_passkey_options": signed_in(200),
    "accounts:confirm_passkey": signed_in(400),
    "accounts:recovery_stop": everyone(302),
    "accounts:recovery_read": everyone(302),
    "accounts:password_change": signed_in(400),
    "accounts:security": signed_in(405),
    "accounts:sessions": signed_in(405),
    "accounts:end_session": everyone(302),
    "accounts:end_other_sessions": everyone(302),
    "accounts:notices": signed_in(400),
    # To leave the one box of families empty is a choice.
    "accounts:language_and_dates": signed_in(400) | dict.fromkeys(FAMILIES, 302),
    "accounts:speak": everyone(302),
    "accounts:keep_notices": everyone(302),
    "accounts:silence_notices": everyone(302),
    "accounts:renew_recovery_codes": signed_in(200),
    "accounts:add_app": everyone(302),
    "accounts:confirm_app": everyone(302),
    "accounts:add_passkey_options": signed_in(200),
    "accounts:add_passkey": signed_in(400),
    "accounts:add_paper": signed_in(200),
    "accounts:confirm_paper": everyone(302),
    "accounts:rename_factor": signed_in(404),
    "accounts:remove_factor": signed_in(404),
    # family
    "family:documents": inside(family=400),
    "family:document_fetch": inside(),
    # staff
    "casework:person_search": inside(officers=200),
    "casework:log_export": inside(protection_officer=200, auditor=200, head=200),
    "casework:reading_release": inside(),
    "casework:registration_documents": inside(officer=400, supervisor=400, advocate=400),
    "casework:document_fetch": inside(),
    "casework:case_seal": inside(officer=400, supervisor=400),
    "casework:case_unseal": inside(officer=400, supervisor=400),
    "casework:case_assign": inside(supervisor=400),
    "casework:case_unassign": inside(supervisor=302),
    "casework:case_recuse": inside(supervisor=400),
    "casework:recusal_end": inside(supervisor=400),
    "casework:break_glass_ask": inside(officers=400),
    "casework:recusal_declare": inside(case_staff=400),
    "casework:break_glass_approve": inside(supervisor=302, protection_officer=302),
    "casework:break_glass_end": inside(supervisor=302, protection_officer=302),
    "casework:recusal_let_back": inside(protection_officer=302),
    "casework:role_ask": inside(supervisor=400, protection_officer=400),
    "casework:role_approve": inside(supervisor=302, protection_officer=302),
    "casework:role_end": inside(supervisor=302, protection_officer=302),
    "staff_accounts:find": inside(officers=400, protection_officer=400),
    "staff_accounts:ask": inside(),
    "staff_accounts:freeze_now": inside(officers=400, protection_officer=400),
    "staff_accounts:unfreeze": inside(officer=409, supervisor=409, protection_officer=409),
    "staff_accounts:approve": inside(officer=302, supervisor=302, protection_officer=302),
    "staff_accounts:cancel": inside(officer=400, supervisor=400, protection_officer=400),
    "staff_accounts:hand_over": inside(officer=400, supervisor=400, protection_officer=400),
}
READ_ONLY = {"staff": inside(staff=405), "family": inside(families=405)}


def in_publishing(route):
    return resolve(route.path).func.gate is CMS


def expected(route):
    return PUBLISHING if in_publishing(route) else ROWS[route.name]


def expected_of_post(route):
    if in_publishing(route):
        return PUBLISHING
    return POSTED.get(route.name) or READ_ONLY.get(resolve(route.path).func.gate.area, everyone(405))


def address(route, records):
    """With the ids of records that exist, where the route takes some."""
    ids = {"registration_id": records.registration.pk, "case_id": records.case.pk} | records.ids
    if route.parameters and all(name in ids for name in route.parameters):
        return route.with_samples([ids[name] for name in route.parameters])
    return route.path


def test_z_01_every_route_has_a_row_and_every_row_a_route():
    assert {route.name for route in all_routes() if not in_publishing(route)} == ROWS.keys()


def known_routes():
    return [route for route in all_routes() if route.name in ROWS or in_publishing(route)]


@pytest.mark.parametrize("role", ROLES)
def test_z_01_each_visitor_gets_what_the_table_says(visitors, records, role, record_property):
    routes = known_routes()
    rows = [(address(route, records), expected(route)) for route in routes]
    told = {path: codes[role] for path, codes in rows if role in codes}
    assert {path: visitors[role].get(path).status_code for path in told} == told
    record_property(PROPERTY, f"{len(routes)} routes × {len(ROLES)} roles × 2 methods (GET, POST)")


@pytest.mark.parametrize("role", ROLES)
def test_z_01_each_visitors_post_gets_what_the_table_says(visitors, records, role):
    rows = [(address(route, records), expected_of_post(route)) for route in known_routes()]
    told = {path: codes[role] for path, codes in rows if role in codes}
    assert {path: posted(visitors[role], path) for path in told} == told


def posted(client, path):
    """The code; then everything is as it was, so that a way out does not end the walk."""
    act_as(None)  # before the point to which the database goes back, so that it and what Python remembers of it agree
    cookies, before = client.cookies.copy(), transaction.savepoint()
    code = client.post(path).status_code
    transaction.savepoint_rollback(before)
    act_as(None)
    client.cookies = cookies
    return code


@pytest.mark.parametrize("role", ["editor", "superuser"])
def test_those_of_publishing_enter_their_area(visitors, role):
    assert visitors[role].get("/cms/").status_code == 200
