"""For whoever may not see it, the system with a sealed case is the system without it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from casework.audit import EventTag, record
from casework.documents import PEOPLE
from casework.enums import CaseState, Role
from casework.models import AuditEvent, Case
from casework.scopes import scopes_of_case
from casework.services.case_advance import case_advance
from casework.services.case_seal import case_seal, case_unseal
from search import registry
from search.engines import DatabaseEngine
from tests.access.answers import told
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import (
    make_assignment,
    make_grant,
    make_named_case,
    make_officer,
    make_supervisor,
    make_team,
)

pytestmark = pytest.mark.django_db
CASES = 27  # more than one page
SEALED_NAME = "سلمى الحمدان"
QUERIES = [SEALED_NAME, "سلمى درويش", "محمد المصري", "Salma Hamdan"]


@pytest.fixture
def team():
    return make_team()


@pytest.fixture(params=[Role.OFFICER, Role.SUPERVISOR])
def visitor(request, team):
    account = make_account("staff", language="en", display_name="Salma")
    make_grant(account.user, request.param, team)
    return account


@pytest.fixture
def register(team, visitor):
    """More than a page of the visitor's cases, all in the index."""
    cases = [make_named_case("محمد المصري", team=team, officer=visitor.user) for _case in range(CASES - 1)]
    cases.append(make_named_case("سلمى درويش", team=team, officer=visitor.user))
    index(*cases)
    return cases


def index(*cases):
    engine = DatabaseEngine()
    engine.replace(registry.get(PEOPLE).documents([case.pk for case in cases]))
    engine.refresh()


def crawl(account):
    """Every staff page that links lead to from the first one, each page of each list, and what a search answers."""
    client, pages, waiting = sign_in(Client(), account), {}, ["/staff/"]
    while waiting:
        address = waiting.pop()
        if address not in pages:
            pages[address] = told(client.get(address))
            waiting += linked(address, pages[address][2])
    for query in QUERIES:
        pages[query] = told(client.post("/staff/search/", {"query": query}))
    return pages


def linked(address, body):
    hrefs = [href.replace("&amp;", "&") for href in re.findall(r'href="([^"#]+)"', body)]
    here = address.split("?")[0]
    return [here + href if href.startswith("?") else href for href in hrefs if href.startswith(("/staff/", "?"))]


def seal_one(team, officer=None):
    """A sealed case of the team with a past: assigned, advanced, in the index."""
    officer = officer or make_officer(team)
    case = make_named_case(SEALED_NAME, team=team, officer=officer)
    case_advance(actor=officer, case=case, to=CaseState.NO_ACTIVE_LEAD)
    case_seal(actor=officer, case=case, reason="at risk")
    record(EventTag.STAFF_CASE_READ, actor=officer, subject=case)
    index(case)
    return case


def test_z_05_a_sealed_case_changes_no_page_for_others(team, visitor, register):
    keeper = make_officer(team)
    without = crawl(visitor)
    sealed = seal_one(team, keeper)
    assert crawl(visitor) == without
    assert len(without) > CASES
    assert not any(sealed.pk in body for _code, _headers, body in without.values())


def test_z_05_the_crawl_does_see_a_case_that_is_not_sealed(team):
    supervisor = make_account("staff", language="en")
    make_grant(supervisor.user, Role.SUPERVISOR, team)
    without = crawl(supervisor)
    index(make_named_case(SEALED_NAME, team=team))
    assert crawl(supervisor) != without


def test_z_05_the_index_finds_a_sealed_case_through_no_team(team):
    sealed = seal_one(team)
    assert scopes_of_case(sealed) == {f"case:{sealed.pk}"}


def test_z_05_a_supervisor_reads_no_event_of_it(team):
    sealed = seal_one(team)
    assert not AuditEvent.objects.visible_to(make_supervisor(team)).filter(subject_id=sealed.pk).exists()


def test_an_assigned_supervisor_sees_it(team):
    sealed, supervisor = seal_one(team), make_supervisor(team)
    make_assignment(sealed, supervisor)
    assert list(Case.objects.visible_to(supervisor)) == [sealed]


def test_unsealing_gives_it_back_to_the_team(team):
    sealed, supervisor = seal_one(team), make_supervisor(team)
    case_unseal(actor=sealed.assignments.get().officer, case=sealed, reason="safe now")
    assert list(Case.objects.visible_to(supervisor)) == [sealed]
