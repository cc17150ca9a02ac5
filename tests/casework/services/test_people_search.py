from __future__ import annotations

import pytest

from casework.audit import EventTag
from casework.documents import PEOPLE
from casework.exceptions import NotAllowed
from casework.models import AuditEvent, PersonName
from casework.services.people_search import near_the_best, people_search
from search import registry
from search.engines import DatabaseEngine, get_engine
from search.ranking import Match
from tests.factories.casework import (
    make_auditor,
    make_case,
    make_named_case,
    make_officer,
    make_supervisor,
    make_team,
)

pytestmark = pytest.mark.django_db


def index(*cases):
    engine = DatabaseEngine()
    engine.replace(registry.get(PEOPLE).documents([case.pk for case in cases]))
    engine.refresh()


def found(actor, query):
    return [hit.case for hit in people_search(actor=actor, query=query).hits]


@pytest.mark.parametrize(
    "query", ["Mohamad al Masri", "محمد المصري", "Muhammad Al-Masry", "المصري محمد", "Mehmet el Masri"]
)
def test_any_spelling_finds_the_person(query):
    officer = make_officer()
    case = make_named_case("محمد المصري", officer=officer)
    index(case, make_named_case("رنا درويش", officer=officer))
    assert found(officer, query)[0] == case


def test_anothers_case_is_not_found():
    case = make_named_case("محمد المصري", officer=make_officer())
    index(case)
    assert found(make_officer(), "محمد المصري") == []


def test_a_right_that_ended_counts_at_once():
    officer = make_officer()
    case = make_named_case("محمد المصري", officer=officer)
    index(case)
    case.assignments.all().delete()
    assert found(officer, "محمد المصري") == []


def test_a_stale_index_opens_nothing():
    team, officer = make_team(), make_officer()
    case = make_named_case("محمد المصري", team=team, officer=officer)
    index(case)
    case.team = make_team()
    case.save()
    assert found(make_supervisor(team), "محمد المصري") == []


def test_a_search_leaves_one_event_without_its_words():
    officer = make_officer()
    found(officer, "محمد المصري")
    event = AuditEvent.objects.get()
    assert (event.tag, event.actor_id, event.subject_id, event.reason) == (
        EventTag.STAFF_PEOPLE_SEARCHED,
        officer.pk,
        "",
        None,
    )


def test_a_reader_of_the_log_does_not_search():
    with pytest.raises(NotAllowed):
        people_search(actor=make_auditor(), query="محمد")


def test_a_spoilt_name_raises_the_alarm_and_hides_no_other():
    officer = make_officer()
    sound, spoilt = (make_named_case("محمد المصري", officer=officer) for _case in range(2))
    index(sound, spoilt)
    other = PersonName.objects.get(person__case=sound).__dict__["text"]
    PersonName.objects.filter(person__case=spoilt).update(text=other)
    assert found(officer, "محمد المصري") == [sound]
    assert AuditEvent.objects.filter(tag=EventTag.VAULT_CASE_REFUSED, subject_id=spoilt.pk).exists()


def test_it_asks_the_database_a_fixed_number_of_questions(django_assert_max_num_queries):
    officer = make_officer()
    cases = [make_named_case("محمد المصري", officer=officer) for _case in range(12)]
    index(*cases, make_case(officer=officer))
    with django_assert_max_num_queries(19):
        people_search(actor=officer, query="محمد المصري")


@pytest.mark.elasticsearch
@pytest.mark.parametrize("query", ["Mohamad al Masri", "محمد المصري"])
def test_the_search_server_finds_the_same(elasticsearch_url, settings, query):
    settings.ATHAR_SEARCH_ENGINE, settings.ATHAR_ELASTICSEARCH_URL = "elasticsearch", elasticsearch_url
    officer = make_officer()
    case = make_named_case("محمد المصري", officer=officer)
    engine = get_engine()
    engine.replace(registry.get(PEOPLE).documents([case.pk]))
    engine.refresh()
    outcome = people_search(actor=officer, query=query)
    assert ([hit.case for hit in outcome.hits], outcome.degraded) == ([case], False)


def test_chance_likenesses_do_not_bury_the_right_person():
    matches = [Match("right", 1.2, ()), Match("near", 0.7, ()), Match("chance", 0.2, ())]
    assert [match.id for match in near_the_best(matches)] == ["right", "near"]


def test_nothing_found_stays_nothing():
    assert near_the_best([]) == []
