from __future__ import annotations

import pytest

from casework import vault
from casework.enums import NameRole, Script
from casework.field_policy import Reader, Sight
from casework.models import Case, PersonName
from casework.naming import display_names, names_by_case, spoken, whole_names
from search.names import Names
from tests.factories.casework import make_case, make_name, make_named_case, make_registration

PARTS = [("r", "Arab", "given", "محمد"), ("r", "Arab", "family", "المصري"), ("r", "Latn", "full", "Mohammad al-Masri")]

OFFICERS_SIGHT = Sight(frozenset({Reader.OFFICER}))


def test_parts_of_one_source_and_script_make_one_name():
    assert whole_names(PARTS) == [Names(given="محمد", family="المصري"), Names(full="Mohammad al-Masri")]


def test_a_second_form_of_a_part_makes_a_second_name():
    names = whole_names([*PARTS[:2], ("r", "Arab", "given", "محمود")])
    assert [name.given for name in names] == ["محمد", "محمود"]


def test_relatives_are_not_mixed():
    assert len(whole_names([PARTS[0], ("other", "Arab", "family", "الحلبي")])) == 2


def test_a_name_is_spoken_from_given_to_family():
    assert spoken(Names(family="المصري", father="سامر", given="محمد")) == "محمد سامر المصري"


def prepared(case):
    return Case.objects.for_names().get(pk=case.pk)


@pytest.mark.django_db
def test_each_script_shows_its_fullest_form():
    case = make_case()
    registration = make_registration(case=case)
    make_name(registration, "Mohammad", role=NameRole.GIVEN, script=Script.LATIN)
    make_name(registration, "Mohammad al-Masri", script=Script.LATIN)
    assert display_names(prepared(case).person, OFFICERS_SIGHT) == {"Latn": "Mohammad al-Masri"}


@pytest.mark.django_db
def test_an_erased_registration_takes_its_names_along():
    case = make_named_case("محمد المصري")
    make_name(make_registration(case=case), "Mohammad al-Masri", script=Script.LATIN)
    vault.erase(case.registrations.order_by("submitted_at").first().data_key)
    assert display_names(prepared(case).person, OFFICERS_SIGHT) == {"Latn": "Mohammad al-Masri"}
    assert names_by_case([case.pk]) == ({case.pk: [Names(full="Mohammad al-Masri")]}, set())


@pytest.mark.django_db
def test_many_cases_are_opened_in_one_query(django_assert_num_queries):
    cases = [make_named_case("محمد المصري").pk for _case in range(3)]
    with django_assert_num_queries(1):
        names, _refused = names_by_case(cases)
    assert set(names) == set(cases)


@pytest.mark.django_db
def test_a_case_with_a_spoilt_name_is_told_apart():
    case, other = make_named_case("محمد"), make_named_case("رنا")
    sealed = PersonName.objects.get(person__case=other).__dict__["text"]
    PersonName.objects.filter(person__case=case).update(text=sealed)
    assert names_by_case([case.pk, other.pk])[1] == {case.pk}
