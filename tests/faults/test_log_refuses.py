"""The log takes no more events: nothing is done, and nothing is shown."""

from __future__ import annotations

import pytest
from django.contrib.auth import SESSION_KEY
from django.db import DatabaseError, connection
from django.test import Client

from casework.audit import EventTag
from casework.enums import CaseState
from casework.models import AuditEvent, Case
from casework.row_security.grants import WEB, WORKER
from casework.services.case_advance import case_advance
from tests.access.test_audit_matrix import ROWS, address, all_routes
from tests.database.roles import as_owner
from tests.factories.accounts import begin_sign_in, make_account, sign_in
from tests.factories.casework import make_case, make_officer

pytestmark = pytest.mark.django_db
READERS = {"family": "family", "casework": "officer", "staff_accounts": "officer"}
OTHERS = {"casework:log": "auditor", "casework:roles": "supervisor"}


def refuse_events():
    """The right to insert is taken away from every role of the program. It comes back with the test's rollback."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"REVOKE INSERT ON casework_auditevent FROM {WEB}, {WORKER}")


READ = [name for name, row in ROWS.items() if row.seen]


@pytest.mark.parametrize("name", READ)
def test_l_02_no_page_without_its_event(visitors, records, name):
    role = OTHERS.get(name) or READERS[name.partition(":")[0]]
    client = visitors[role]
    path = next(address(route, records) for route in all_routes() if route.name == name)
    assert client.get(path).status_code == 200
    refuse_events()
    client.raise_request_exception = False
    answer = client.get(path)
    assert answer.status_code == 500
    assert "سلمى" not in answer.content.decode()


def test_l_02_no_search_without_its_event(visitors):
    client = visitors["officer"]
    refuse_events()
    client.raise_request_exception = False
    answer = client.post("/staff/search/", {"query": "سلمى"})
    assert answer.status_code == 500
    assert "الحمدان" not in answer.content.decode()


def test_l_02_no_export_without_its_event(visitors):
    client = visitors["auditor"]
    refuse_events()
    client.raise_request_exception = False
    answer = client.post("/staff/log/export/")
    assert answer.status_code == 500
    assert not answer.streaming


def test_l_02_no_change_without_its_event():
    officer = make_officer()
    case = make_case(officer=officer, state=CaseState.IN_LINE_OF_INQUIRY)
    refuse_events()
    with pytest.raises(DatabaseError):
        case_advance(actor=officer, case=case, to=CaseState.NO_ACTIVE_LEAD)
    assert Case.objects.get(pk=case.pk).state == CaseState.IN_LINE_OF_INQUIRY


def test_l_02_nobody_enters_without_an_event():
    account = make_account("family")
    client = begin_sign_in(Client(raise_request_exception=False), account)
    refuse_events()
    assert client.post("/en/account/code/", {"code": account.code()}).status_code == 500
    assert SESSION_KEY not in client.session


def test_l_02_a_refusal_that_cannot_be_recorded_shows_nothing_either():
    client = sign_in(Client(raise_request_exception=False), make_account("family"))
    refuse_events()
    assert client.get("/staff/").status_code == 500
    assert not AuditEvent.objects.filter(tag=EventTag.GATE_REFUSED).exists()
