from __future__ import annotations

import pytest

from portal.own_language import area_without_language, own_language
from tests.factories.accounts import make_account, make_user, sign_in

pytestmark = pytest.mark.django_db
ADMIN = "/cms/"


@pytest.fixture
def arabic_officer(client):
    return sign_in(client, make_account("staff", language="ar"))


def test_the_staff_page_speaks_what_the_officer_chose(arabic_officer):
    page = arabic_officer.get("/staff/")
    assert '<html lang="ar" dir="rtl">' in page.content.decode()
    assert page["Content-Language"] == "ar"


def test_english_is_spoken_to_who_chose_it(client):
    page = sign_in(client, make_account("staff", language="en")).get("/staff/")
    assert '<html lang="en" dir="ltr">' in page.content.decode()


def test_an_address_of_staff_that_is_not_there_answers_in_the_same_language(arabic_officer):
    assert 'lang="ar"' in arabic_officer.get("/staff/nothing/here/").content.decode()


def test_an_address_with_a_language_keeps_it(arabic_officer):
    assert 'lang="de"' in arabic_officer.get("/de/account/security/").content.decode()


def test_who_may_not_be_there_learns_nothing(client):
    page = sign_in(client, make_account("family", language="ar")).get("/staff/")
    assert (page.status_code, page["Content-Language"]) == (404, "en")


def test_publishing_speaks_it_too(client):
    editor = sign_in(client, make_account("cms", language="ar", is_superuser=True))
    page = editor.get(ADMIN)
    assert 'dir="rtl"' in page.content.decode()
    assert page["Content-Language"] == "ar"


def test_the_next_visitor_does_not_inherit_it(client, arabic_officer):
    arabic_officer.get("/staff/")
    arabic_officer.logout()
    assert client.get("/staff/")["Content-Language"] == "en"


def test_a_language_that_staff_pages_do_not_speak_becomes_that_of_the_house():
    assert own_language(make_user("staff", language="ku")) == "en"


@pytest.mark.parametrize(
    ("path", "area"), [("/staff/", "staff"), ("/cms/pages/", "cms"), ("/staffing/", ""), ("/ar/my/", "")]
)
def test_only_two_areas_have_no_language_in_their_addresses(path, area):
    assert area_without_language(path) == area
