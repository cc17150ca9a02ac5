from __future__ import annotations

import pytest
from django.utils import timezone

from casework.audit import EventTag
from casework.models import AuditEvent
from portal.dates.gregorian import day_words
from portal.dates.hijri import hijri_day
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_registration

pytestmark = pytest.mark.django_db
PAGE = "/en/account/language-and-dates/"
SWITCH = "/en/account/language/"


@pytest.fixture
def family():
    return make_account("family", language="ar")


@pytest.fixture
def officer():
    return make_account("staff")


def stored(account):
    account.user.refresh_from_db()
    return account.user


def traces(account):
    """How often the log says that the account reads otherwise now."""
    return AuditEvent.objects.filter(tag=EventTag.ACCOUNT_READING_CHANGED, actor_id=str(account.user.pk)).count()


class TestFamilies:
    def test_one_calendar_is_the_default(self, family):
        assert not stored(family).shows_hijri

    def test_a_family_chooses_both_and_sees_that_it_is_kept(self, client, family):
        answer = sign_in(client, family).post(PAGE, {"shows_hijri": "on"}, follow=True)
        assert stored(family).shows_hijri
        assert "Saved." in answer.content.decode()

    def test_and_no_longer(self, client, family):
        family.user.shows_hijri = True
        family.user.save()
        sign_in(client, family).post(PAGE, {})
        assert not stored(family).shows_hijri

    def test_the_pages_then_show_both(self, client, family):
        family.user.shows_hijri = True
        family.user.save()
        registration = make_registration(relative=family.user)
        day = timezone.localdate(registration.submitted_at)
        page = sign_in(client, family).get(f"/en/my/{registration.pk}/").content.decode()
        assert f"{day_words(day)} ({hijri_day(day)})" in page

    def test_both_calendars_ask_for_no_further_query(self, client, family, django_assert_max_num_queries):
        family.user.shows_hijri = True
        family.user.save()
        registration = make_registration(relative=family.user)
        sign_in(client, family)
        with django_assert_max_num_queries(15):
            client.get(f"/ar/my/{registration.pk}/")

    def test_the_choice_leaves_a_trace_that_names_no_calendar(self, client, family):
        sign_in(client, family).post(PAGE, {"shows_hijri": "on"})
        assert traces(family) == 1

    @pytest.mark.parametrize("shown", [True, False])
    def test_the_same_choice_again_leaves_none(self, client, family, shown):
        family.user.shows_hijri = shown
        family.user.save()
        sign_in(client, family).post(PAGE, {"shows_hijri": "on"} if shown else {})
        assert traces(family) == 0

    def test_the_title_tells_nothing_of_a_case(self, client, family):
        page = sign_in(client, family).get(PAGE).content.decode()
        assert "<title>Language and dates</title>" in page

    def test_the_switch_of_staff_changes_nothing_of_theirs(self, client, family):
        sign_in(client, family).post(SWITCH, {"language": "en"})
        assert stored(family).language == "ar"


class TestStaff:
    def test_the_choice_is_kept_and_answered_in_its_language(self, client, officer):
        answer = sign_in(client, officer).post(PAGE, {"language": "ar"})
        assert stored(officer).language == "ar"
        assert answer["Location"].startswith("/ar/account/language-and-dates/")

    def test_only_what_staff_pages_speak_is_offered(self, client, officer):
        assert sign_in(client, officer).post(PAGE, {"language": "ku"}).status_code == 400
        assert stored(officer).language == "en"

    def test_the_switch_leads_back_to_the_page(self, client, officer):
        answer = sign_in(client, officer).post(SWITCH, {"language": "ar", "next": "/staff/search/"})
        assert (stored(officer).language, answer["Location"]) == ("ar", "/staff/search/")

    @pytest.mark.parametrize("wished", ["https://elsewhere.example/", "//elsewhere.example/", "/ar/my/", ""])
    def test_the_switch_leads_nowhere_else(self, client, officer, wished):
        answer = sign_in(client, officer).post(SWITCH, {"language": "ar", "next": wished})
        assert answer["Location"] == "/staff/"

    def test_every_staff_page_has_the_switch(self, client, officer):
        assert 'value="ar" lang="ar" dir="rtl"' in sign_in(client, officer).get("/staff/").content.decode()

    def test_the_choice_leaves_a_trace(self, client, officer):
        sign_in(client, officer).post(SWITCH, {"language": "ar"})
        assert traces(officer) == 1

    @pytest.mark.parametrize("address", [PAGE, SWITCH])
    def test_the_same_choice_again_leaves_none(self, client, officer, address):
        sign_in(client, officer).post(address, {"language": "en"})
        assert traces(officer) == 0

    def test_strangers_are_sent_to_sign_in(self, client):
        assert client.post(SWITCH, {"language": "ar"})["Location"].startswith("/en/account/sign-in/")
