from __future__ import annotations

import pytest
from django.utils import translation

from casework.audit import EventTag
from casework.enums import CaseState, Script
from casework.models import AuditEvent, Case
from casework.views.case_list import CASES_A_PAGE, ORDERS, _governorate_rank
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_auditor, make_case, make_name, make_named_case, make_registration

pytestmark = pytest.mark.django_db


def page(client, query=""):
    return client.get(f"/staff/{query}").content.decode()


def test_own_cases_are_listed_by_name(inside, officer):
    make_named_case("محمد المصري", officer=officer)
    assert "محمد المصري" in page(inside)


def test_others_cases_are_not_there(inside):
    make_named_case("رنا درويش")
    assert "رنا" not in page(inside)


def test_the_familys_stage_stands_beside_the_state(inside, officer):
    make_registration(case=make_case(officer=officer, state=CaseState.LEAD_UNDER_VERIFICATION))
    text = page(inside)
    assert "Lead under verification" in text
    assert "The search is open" in text


def test_an_empty_list_says_what_comes_next(inside):
    assert "No case is assigned to you." in page(inside)


def test_a_reader_of_the_log_has_an_empty_list(client):
    make_case()
    account = make_account("staff")
    make_auditor()
    assert "No case is assigned to you." in page(sign_in(client, account))


def test_long_lists_come_in_pages(inside, officer):
    for _case in range(CASES_A_PAGE + 1):
        make_named_case(officer=officer)
    assert page(inside).count("<tr ") == CASES_A_PAGE + 1
    assert page(inside, "?page=2").count("<tr ") == 2


@pytest.mark.parametrize("order", [*ORDERS, "", "names", "-id"])
def test_every_order_answers(inside, officer, order):
    make_named_case("محمد المصري", officer=officer)
    assert "محمد المصري" in page(inside, f"?order={order}")


def test_lists_sort_by_state(inside, officer):
    make_named_case("ZZZ", script=Script.LATIN, officer=officer, state=CaseState.DISCLOSED)
    make_named_case("AAA", script=Script.LATIN, officer=officer, state=CaseState.REOPENED)
    text = page(inside, "?order=state")
    assert text.index("ZZZ") < text.index("AAA")


def test_a_look_leaves_one_event(inside, officer):
    page(inside)
    event = AuditEvent.objects.get(actor_id=officer.pk, tag=EventTag.STAFF_CASE_LISTED)
    assert (event.subject_type, event.subject_id) == ("case_list", "1")


def test_l_01_each_case_shown_by_name_is_an_event(inside, officer):
    cases = [make_named_case(officer=officer) for _case in range(3)]
    make_named_case()
    page(inside)
    shown = AuditEvent.objects.filter(actor_id=officer.pk, tag=EventTag.STAFF_CASE_SHOWN, subject_type="case")
    assert set(shown.values_list("subject_id", flat=True)) == {case.pk for case in cases}


def test_queries_do_not_grow_with_the_rows(inside, officer, django_assert_max_num_queries):
    for _case in range(CASES_A_PAGE):
        make_name(make_registration(case=make_named_case(officer=officer)), "Mohammad", script=Script.LATIN)
    with django_assert_max_num_queries(22):  # two watch the reading; four of them are the test's savepoints
        page(inside)


def test_the_account_speaks_its_own_language(inside, officer):
    officer.language = "ar"
    officer.save()
    response = inside.get("/staff/")
    assert response["Content-Language"] == "ar"
    assert 'dir="rtl"' in response.content.decode()


def test_other_languages_fall_back_to_english(inside, officer):
    officer.language = "ku"
    officer.save()
    assert inside.get("/staff/")["Content-Language"] == "en"


@pytest.mark.parametrize(("language", "first", "then"), [("en", "SY02", "SY01"), ("ar", "SY02", "SY01")])
def test_governorates_stand_in_the_order_of_the_readers_language(language, first, then):
    """Aleppo before Damascus, حلب before دمشق, though their codes stand the other way round."""
    make_case(governorate=then)
    make_case(governorate=first)
    make_case(governorate="")
    with translation.override(language):
        cases = Case.objects.annotate(place=_governorate_rank()).order_by(*ORDERS["governorate"][1])
        assert list(cases.values_list("governorate", flat=True)) == [first, then, ""]
