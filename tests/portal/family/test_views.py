from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework.audit import EventTag
from casework.enums import CaseState, Script
from casework.ids import new_id
from casework.models import AuditEvent
from casework.stages import Stage
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_case, make_contact_plan, make_name, make_registration, make_relative

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
SECRETS = ("my brother-in-law", "they share one phone", "the word is jasmine")


@pytest.fixture
def relative():
    return make_account("family")


@pytest.fixture
def inside(client, relative):
    return sign_in(client, relative)


def registration_of(relative, name="سلمى الحمدان", **fields):
    registration = make_registration(relative=relative.user, **fields)
    make_name(registration, name)
    make_contact_plan(
        registration,
        channels="Telephone",
        safe_hours="Mornings",
        must_not_know=SECRETS[0],
        shared_phone=SECRETS[1],
        word_to_use=SECRETS[2],
    )
    return registration


def page(client, registration, language="en"):
    return client.get(f"/{language}/my/{registration.pk}/").content.decode()


def without_address(response, registration_id):
    text = response.content.decode().replace(registration_id, "ID")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)


@pytest.mark.parametrize("stage", Stage)
def test_each_stage_speaks_in_its_own_words(inside, relative, stage):
    registration = registration_of(relative, stage=stage)
    assert stage.title in page(inside, registration)


def test_a_family_reads_its_relatives_name_in_its_own_script(inside, relative):
    registration = registration_of(relative)
    make_name(registration, "Salma al-Hamdan", script=Script.LATIN)
    assert "Salma al-Hamdan" in page(inside, registration, "fr")
    assert "سلمى الحمدان" in page(inside, registration, "ar")


def test_the_list_holds_only_ones_own(inside, relative):
    registration_of(relative)
    registration_of(make_account("family"), "نادر القاسم")
    text = inside.get("/en/my/").content.decode()
    assert "سلمى الحمدان" in text
    assert "نادر القاسم" not in text


def test_another_familys_words_about_the_same_person_stay_theirs(inside, relative):
    case = make_case()
    own = registration_of(relative, case=case)
    registration_of(make_account("family"), "as only they call her", case=case)
    assert "as only they call her" not in page(inside, own)


def test_relatives_do_not_learn_of_each_other(inside, relative):
    registration = registration_of(relative)
    make_relative(registration, account=make_account("family").user, name="A cousin who registered too")
    assert "A cousin who registered too" not in page(inside, registration)


def test_the_page_says_when_it_is_safe_and_keeps_the_rest(inside, relative):
    text = page(inside, registration_of(relative))
    assert "Mornings" in text
    assert not any(secret in text for secret in SECRETS)


def test_z_04_a_second_relative_does_not_read_the_safe_hours_of_the_first(inside, relative):
    registration = registration_of(make_account("family"))
    make_relative(registration, account=relative.user)
    text = page(inside, registration)
    assert "سلمى الحمدان" in text
    assert not any(agreed in text for agreed in ("Telephone", "Mornings"))


def test_a_registration_without_a_contact_plan_opens(inside, relative):
    registration = make_registration(relative=relative.user)
    make_name(registration, "سلمى الحمدان")
    assert "سلمى الحمدان" in page(inside, registration)


@pytest.mark.parametrize(
    "state", [state for state in CaseState if state not in {CaseState.DISCLOSED, CaseState.UNTRIAGED}]
)
def test_no_step_of_the_search_shows_in_the_page(inside, relative, state):
    quiet = registration_of(relative, case=make_case(state=CaseState.IN_LINE_OF_INQUIRY))
    moved = registration_of(relative, case=make_case(state=state))
    same = [page(inside, row).replace(row.pk, "").replace(row.reference, "") for row in (quiet, moved)]
    assert re.sub(r"\w{40,}", "", same[0]) == re.sub(r"\w{40,}", "", same[1])


def test_who_was_not_told_sees_an_open_search_whatever_others_know(inside, relative):
    registration = registration_of(relative, case=make_case(state=CaseState.DISCLOSED))
    make_relative(registration, account=make_account("family").user, told_at=registration.submitted_at)
    assert Stage.SEARCH_OPEN.title in page(inside, registration)


def test_z_04_the_screen_does_not_tell_of_a_reopened_case_before_people_do(inside, relative):
    registration = registration_of(relative, case=make_case(state=CaseState.CLOSED_WITH_FAMILY), told=True)
    before = page(inside, registration)
    registration.case.state = CaseState.REOPENED
    registration.case.save()
    assert Stage.SHARED_IN_PERSON.title in before
    assert Stage.SHARED_IN_PERSON.title in page(inside, registration)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_tab_names_neither_the_person_nor_the_matter(inside, relative, language):
    registration = registration_of(relative)
    title = re.search(r"<title>(.*?)</title>", page(inside, registration, language), re.DOTALL).group(1)
    assert not re.search("سلمى|مفقود|missing|search|Athar", title, re.IGNORECASE)


def test_a_strangers_registration_is_as_absent_as_a_random_one(inside):
    foreign, random = registration_of(make_account("family")).pk, new_id()
    answers = [inside.get(f"/en/my/{row}/") for row in (foreign, random)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert without_address(answers[0], foreign) == without_address(answers[1], random)


def test_a_strangers_registration_costs_the_queries_of_a_random_one(inside):
    inside.get(
        "/en/my/"
    )  # the connection answers for this account already, as it does not for the first of two strangers
    counts = []
    for row in (registration_of(make_account("family")).pk, new_id()):
        with CaptureQueriesContext(connection) as queries:
            inside.get(f"/en/my/{row}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_needs_few_queries_whatever_it_holds(inside, relative, number):
    for _registration in range(number):
        registration_of(relative)
    with CaptureQueriesContext(connection) as queries:
        inside.get("/en/my/")
    assert len(queries) <= MOST_QUERIES


def test_one_registration_needs_few_queries(inside, relative, django_assert_max_num_queries):
    registration = registration_of(relative)
    with django_assert_max_num_queries(MOST_QUERIES):
        page(inside, registration)


def test_every_look_leaves_a_trace(inside, relative):
    registration = registration_of(relative)
    stranger = registration_of(make_account("family"))
    for url in ("/en/my/", f"/en/my/{registration.pk}/", f"/en/my/{stranger.pk}/"):
        inside.get(url)
    events = AuditEvent.objects.filter(actor_id=relative.user.pk, tag__startswith="family:").order_by("at")
    assert list(events.values_list("tag", "subject_id")) == [
        (EventTag.FAMILY_REGISTRATION_LISTED, str(relative.user.pk)),
        (EventTag.FAMILY_REGISTRATION_READ, registration.pk),
        (EventTag.FAMILY_REGISTRATION_REFUSED, stranger.pk),
    ]


def test_nothing_is_kept_by_the_browser(inside, relative):
    assert inside.get("/en/my/")["Cache-Control"] == "no-store"


def test_an_account_without_registration_is_told_kindly(inside):
    assert "There is no registration with this account yet." in inside.get("/en/my/").content.decode()


def test_support_is_one_click_away(inside, relative):
    assert 'href="/ar/support/"' in page(inside, registration_of(relative), "ar")
