from __future__ import annotations

import pytest

from casework import vault
from casework.audit import EventTag
from casework.enums import CaseState, NameRole, Script
from casework.ids import new_id
from casework.models import AuditEvent, PersonName
from casework.services.case_advance import case_advance
from casework.stages import Stage
from tests.factories.accounts import make_user
from tests.factories.casework import (
    make_case,
    make_contact_plan,
    make_name,
    make_named_case,
    make_registration,
    make_relative,
)

pytestmark = pytest.mark.django_db


def page(client, case):
    return client.get(f"/staff/cases/{case.pk}/").content.decode()


@pytest.fixture
def case(officer):
    return make_case(officer=officer)


def test_names_stand_by_script_and_role(inside, case):
    registration = make_registration(case=case)
    make_name(registration, "المصري", role=NameRole.FAMILY)
    make_name(registration, "Mohammad al-Masri", script=Script.LATIN)
    text = page(inside, case)
    assert all(part in text for part in ("المصري", "Family name", "Arabic script", "Mohammad al-Masri", "Latin script"))


def test_parts_of_a_name_stand_in_the_order_they_are_spoken(inside, case):
    registration = make_registration(case=case)
    for role, text in ((NameRole.FAMILY, "المصري"), (NameRole.FATHER, "سامر"), (NameRole.GIVEN, "محمد")):
        make_name(registration, text, role=role)
    text = page(inside, case).split("</h1>")[1]
    assert text.index("محمد") < text.index("سامر") < text.index("المصري")


def test_what_the_family_told_can_be_read(inside, case):
    registration = make_registration(case=case, narrative="He left early.", last_place="By the bakery")
    text = page(inside, case)
    assert all(part in text for part in (registration.reference, "He left early.", "By the bakery", "Huda"))


def test_who_must_not_be_told_stands_out(inside, case):
    make_contact_plan(make_registration(case=case), must_not_know="the landlord")
    text = page(inside, case)
    assert 'class="notice notice--important"' in text
    assert text.index("the landlord") < text.index("What the family told")


def test_a_missing_contact_plan_is_said(inside, case):
    make_registration(case=case)
    assert "There is no contact plan." in page(inside, case)


def test_each_relatives_own_stage_is_shown(inside, case):
    case.state = CaseState.DISCLOSED
    case.save()
    registration = make_registration(case=case, stage=Stage.SHARED_IN_PERSON)
    make_relative(registration, name="Rana", account=make_user("family"))
    text = page(inside, case)
    assert Stage.SHARED_IN_PERSON.title in text
    assert Stage.SEARCH_OPEN.title in text


def test_the_history_names_who_and_why(inside, case, officer):
    case_advance(actor=officer, case=case, to=CaseState.NO_ACTIVE_LEAD, reason="nothing since May")
    text = page(inside, case)
    assert "Salma" in text
    assert "nothing since May" in text


def test_looks_are_no_part_of_the_history(inside, case):
    page(inside, case)
    assert "Nothing was changed yet." in page(inside, case)


def test_anothers_case_and_no_case_look_alike(inside):
    stranger = inside.get(f"/staff/cases/{make_case().pk}/")
    nothing = inside.get(f"/staff/cases/{new_id()}/")
    assert (stranger.status_code, nothing.status_code) == (404, 404)


def test_a_look_leaves_one_event(inside, case, officer):
    page(inside, case)
    assert AuditEvent.objects.filter(tag=EventTag.STAFF_CASE_READ, actor_id=officer.pk, subject_id=case.pk).count() == 1


def test_a_refused_look_leaves_one_event(inside, officer):
    stranger = make_case()
    page(inside, stranger)
    event = AuditEvent.objects.get(tag=EventTag.STAFF_CASE_REFUSED)
    assert (event.actor_id, event.subject_id) == (officer.pk, stranger.pk)


def test_an_erased_registration_is_said_and_not_shown(inside, case):
    registration = make_registration(case=case, narrative="He left early.")
    vault.erase(registration.data_key)
    text = page(inside, case)
    assert "This registration was erased." in text
    assert "He left early." not in text


def test_tampering_shows_nothing_and_raises_the_alarm(inside, officer, case):
    registration = make_registration(case=case, narrative="He left early.")
    name = make_name(registration, "Mohammad", script=Script.LATIN)
    foreign = make_name(make_registration(case=make_case()), "Samer")
    PersonName.objects.filter(pk=name.pk).update(text=PersonName.objects.get(pk=foreign.pk).__dict__["text"])
    response = inside.get(f"/staff/cases/{case.pk}/")
    assert (response.status_code, "He left early." in response.content.decode()) == (500, False)
    assert AuditEvent.objects.filter(tag=EventTag.VAULT_CASE_REFUSED, subject_id=case.pk).exists()


def test_names_of_the_person_head_the_page(inside, officer):
    case = make_named_case("محمد المصري", officer=officer)
    assert "محمد المصري" in page(inside, case).split("</h1>")[0]


@pytest.mark.parametrize("registrations", [1, 6])
def test_queries_do_not_grow_with_the_registrations(inside, case, registrations, django_assert_max_num_queries):
    for _registration in range(registrations):
        registration = make_registration(case=case)
        make_relative(registration)
        make_contact_plan(registration)
        make_name(registration, "Mohammad", script=Script.LATIN)
    with django_assert_max_num_queries(
        20
    ):  # the menu and the field policy ask once each; four of them are the test's savepoints
        page(inside, case)
