"""Records that an officer may not see change nothing that the officer sees: on each engine."""

from __future__ import annotations

import re
import secrets

import pytest

from casework.documents import PEOPLE
from casework.enums import Role
from casework.models import Assignment
from casework.services.people_search import people_search
from search import registry
from search.engines import get_engine
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_grant, make_named_case, make_officer, make_team

pytestmark = pytest.mark.django_db

QUERY = "محمد سليم المصري"
OWN = ("محمد سليم المصري", "محمد المصري", "سليم خوري", "محمد حداد", "رنا المصري")
OTHERS = ("محمد سليم المصري", "سليم المصري", "محمد زين")


@pytest.fixture(params=["database", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine(request, settings):
    if request.param == "elasticsearch":
        settings.ATHAR_SEARCH_ENGINE = "elasticsearch"
        settings.ATHAR_ELASTICSEARCH_URL = request.getfixturevalue("elasticsearch_url")
        settings.ATHAR_SEARCH_INDEX_PREFIX = f"test-{secrets.token_hex(4)}"
    engine = get_engine()
    yield engine
    if request.param == "elasticsearch":
        engine.drop()


def index(engine, *cases):
    engine.replace(registry.get(PEOPLE).documents([case.pk for case in cases]))
    engine.refresh()


def seen(actor, query=QUERY):
    """All that the page of results is made from."""
    found = people_search(actor=actor, query=query)
    assert not found.degraded
    return [(hit.case.pk, hit.match) for hit in found.hits]


@pytest.fixture
def officer(engine):
    officer = make_officer()
    index(engine, *(make_named_case(name, officer=officer) for name in OWN))
    return officer


def test_q_03_records_of_others_move_no_hit_no_score_and_no_reason(engine, officer):
    before = seen(officer)
    index(engine, *(make_named_case(name) for name in OTHERS for _more in range(3)))
    assert before
    assert seen(officer) == before


def test_q_03_a_right_that_ended_counts_without_a_new_index(engine, officer):
    gone = seen(officer)[0][0]
    Assignment.objects.filter(case_id=gone).delete()
    assert gone not in [case for case, _match in seen(officer)]


def test_q_03_the_page_is_the_same_with_records_of_others(engine, client):
    account, team = make_account("staff"), make_team()
    make_grant(account.user, Role.OFFICER, team)
    index(engine, *(make_named_case(name, team=team, officer=account.user) for name in OWN))
    sign_in(client, account)
    before = page_of(client)
    index(engine, *(make_named_case(name) for name in OTHERS for _more in range(3)))
    assert "محمد" in before
    assert page_of(client) == before


def page_of(client):
    text = client.post("/staff/search/", {"query": QUERY}).text
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)
