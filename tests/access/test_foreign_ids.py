"""Another's id, wherever an address or a form takes one: answered as if it had been drawn at random."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import resolve

from casework.enums import Role
from casework.ids import new_id
from casework.models import DocumentState
from tests.access.answers import told
from tests.access.routes import all_routes
from tests.factories.account_help import make_freeze, make_recovery
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import (
    make_assignment,
    make_case,
    make_contact_plan,
    make_glass,
    make_grant,
    make_name,
    make_recusal,
    make_registration,
    make_staff,
    make_team,
)
from tests.factories.documents import make_document

pytestmark = pytest.mark.django_db
AREAS = {"staff", "family"}
# What shows something when it is looked at. Acts only lead on, with the same id in the address.
PAGES = {
    "casework:case_detail", "casework:case_access", "casework:registration_documents", "family:registration", "family:documents",
    "staff_accounts:recovery", "staff_accounts:freeze",
}  # fmt: skip
TYPED = {"reason": "x", "reference": "x", "query": "x"}


def tenant():
    """A family, an officer and a supervisor with a case and everything that hangs on it."""
    team, family = make_team(), make_account("family")
    officer, supervisor = make_account("staff", language="en"), make_account("staff", language="en")
    make_grant(officer.user, Role.OFFICER, team)
    make_grant(supervisor.user, Role.SUPERVISOR, team)
    case = make_case(team=team)
    registration = make_registration(case=case, relative=family.user)
    make_name(registration, "سلمى الحمدان")
    make_contact_plan(registration, channels="by letter")
    ids = {
        "case_id": case.pk,
        "registration_id": registration.pk,
        "assignment_id": make_assignment(case, officer.user).pk,
        "recusal_id": make_recusal(case, make_staff()).pk,
        "glass_id": make_glass(case, make_staff(), waiting=True).pk,
        "grant_id": make_grant(make_staff(), Role.OFFICER, team, approved_by=None, since=None).pk,
        "document_id": make_document(registration, family.user, state=DocumentState.CLEAN).pk,
        "recovery_id": make_recovery(family.user).pk,
        "freeze_id": make_freeze(family.user).pk,
        "user_id": officer.user.pk,
    }
    return {"family": family, "officer": officer, "supervisor": supervisor, "ids": ids, "team": team}


def with_ids():
    """Addresses behind the gates of families and staff that take an id."""
    return [route for route in all_routes() if route.parameters and resolve(route.path).func.gate.area in AREAS]


@pytest.fixture
def tenants():
    return tenant(), tenant()


def test_every_parameter_is_tried(tenants):
    assert {name for route in with_ids() for name in route.parameters} == tenants[0]["ids"].keys()


def answer(client, method, route, ids, asked_for):
    path = route.with_samples([ids[name] for name in route.parameters])
    return told(getattr(client, method)(path, TYPED), asked_for)


@pytest.mark.parametrize("who", ["family", "officer", "supervisor"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_z_02_a_foreign_id_in_an_address_is_as_good_as_none(tenants, who, method):
    own, foreign = tenants
    client = sign_in(Client(), own[who])
    for route in with_ids():
        if method == "get" and route.name not in PAGES:
            continue
        for name in route.parameters:
            values = (foreign["ids"][name], 10**12 if name == "user_id" else new_id())
            theirs, nobodys = (
                answer(client, method, route, own["ids"] | {name: value}, str(value)) for value in values
            )
            assert theirs == nobodys, route.name
            assert theirs[0] in {404, 405}, route.name


@pytest.mark.parametrize(
    ("address", "field", "base"),
    [
        ("/staff/cases/{case_id}/assign/", "colleague", {"reason": "x"}),
        ("/staff/cases/{case_id}/recuse/", "colleague", {}),
        ("/staff/roles/ask/", "team", {"role": "officer"}),
    ],
)
def test_z_02_a_foreign_id_in_a_form_is_as_good_as_none(tenants, address, field, base):
    own, foreign = tenants
    client, path = sign_in(Client(), own["supervisor"]), address.format(**own["ids"])
    values = {"colleague": (foreign["officer"].user.pk, 10**12), "team": (foreign["team"].pk, new_id())}[field]
    theirs, nobodys = (told(client.post(path, base | {field: value})) for value in values)
    assert theirs == nobodys
    assert theirs[0] == 400


def test_z_02_a_familys_own_address_is_its_own_alone(tenants):
    own, foreign = tenants
    client = sign_in(Client(), own["family"])
    values = (foreign["ids"]["registration_id"], new_id())
    theirs, nobodys = (told(client.get(f"/en/my/{value}/"), value) for value in values)
    assert (theirs, theirs[0]) == (nobodys, 404)
