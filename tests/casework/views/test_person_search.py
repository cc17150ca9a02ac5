from __future__ import annotations

import pytest

from casework.audit import EventTag
from casework.documents import PEOPLE
from casework.enums import Role
from casework.forms import LONGEST_QUERY
from casework.models import AuditEvent
from search import registry
from search.engines import DatabaseEngine
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_grant, make_named_case

pytestmark = pytest.mark.django_db


def index(*cases):
    engine = DatabaseEngine()
    engine.replace(registry.get(PEOPLE).documents([case.pk for case in cases]))
    engine.refresh()


def search(client, query):
    return client.post("/staff/search/", {"query": query}).content.decode()


@pytest.fixture
def case(officer):
    case = make_named_case("محمد المصري", officer=officer)
    index(case)
    return case


def test_a_latin_spelling_finds_an_arabic_name(inside, case):
    text = search(inside, "Mohamad al Masri")
    assert f"/staff/cases/{case.pk}/" in text
    assert "محمد المصري" in text


def test_each_result_says_why(inside, case):
    text = search(inside, "Mohamad al Masri")
    assert "Why did this match?" in text
    assert "the same in another script" in text


@pytest.mark.parametrize(
    "query", ["ＭＯＨＡＭＭＡＤ　ＡＬ　ＭＡＳＲＩ", "محمد Masri", "  mohammad   masri  ", "مُحَمَّد المِصري"]
)
def test_odd_ways_of_writing_find_it_too(inside, case, query):
    assert f"/staff/cases/{case.pk}/" in search(inside, query)


def test_nothing_found_says_what_to_try(inside, case):
    assert "Try fewer parts" in search(inside, "Wolfgang Zimmermann")


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("", "Write at least one part of a name."),
        ("?! 123", "There is no name in this."),
        ("م" * (LONGEST_QUERY + 1), "This is too long to be a name."),
        ("a\x00b", "Null characters are not allowed."),
    ],
)
def test_what_is_no_name_is_answered_clearly(inside, query, answer):
    assert answer in search(inside, query)


def test_a_form_that_was_not_sent_shows_no_error(inside):
    text = inside.get("/staff/search/").content.decode()
    assert ('type="search"' in text, "error-summary" in text) == (True, False)


def test_a_query_in_the_address_is_not_read(inside, case):
    assert str(case.pk) not in inside.get("/staff/search/?query=محمد").content.decode()


def test_a_name_is_quoted_safely(inside):
    assert "<script>x" not in search(inside, '<script>x"Mohammad')


def test_a_search_without_the_forms_token_is_refused(inside, case):
    inside.handler.enforce_csrf_checks = True
    assert inside.post("/staff/search/", {"query": "محمد"}).status_code == 403


def test_a_reader_of_the_log_finds_no_search(client):
    account = make_account("staff")
    make_grant(account.user, Role.AUDITOR)
    assert sign_in(client, account).get("/staff/search/").status_code == 404
    assert AuditEvent.objects.filter(tag="staff:act:refused").exists()


def test_when_the_search_server_is_away_the_database_answers(inside, case, settings):
    settings.ATHAR_SEARCH_ENGINE = "elasticsearch"
    settings.ATHAR_ELASTICSEARCH_URL = "http://127.0.0.1:1"
    text = search(inside, "Mohamad al Masri")
    assert "The search server is away." in text
    assert f"/staff/cases/{case.pk}/" in text


def test_queries_do_not_grow_with_the_results(inside, officer, django_assert_max_num_queries):
    index(*(make_named_case("محمد المصري", officer=officer) for _case in range(25)))
    with django_assert_max_num_queries(30):  # six of them are the test's savepoints, nine the engine's
        search(inside, "محمد المصري")


def test_l_01_each_case_found_by_name_is_an_event(inside, officer, case):
    search(inside, "Mohamad al Masri")
    shown = AuditEvent.objects.filter(actor_id=officer.pk, tag=EventTag.STAFF_CASE_SHOWN)
    assert list(shown.values_list("subject_type", "subject_id")) == [("case", case.pk)]
