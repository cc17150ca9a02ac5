from __future__ import annotations

import pytest

from tests.factories.accounts import make_account, make_user, sign_in
from tests.factories.publications import make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(client):
    return sign_in(client, make_account("cms", is_superuser=True))


def test_publisher_marks_a_translation_as_reviewed(publisher):
    page = make_question(language="ar")
    publisher.post(f"/cms/standing/{page.pk}/", {"standing": "reviewed"})
    page.refresh_from_db()
    assert page.language_standing == "reviewed"


def test_question_is_asked_before_anything_changes(publisher):
    page = make_question(language="ar")
    assert b'value="reviewed"' in publisher.get(f"/cms/standing/{page.pk}/").content
    page.refresh_from_db()
    assert page.language_standing == "draft"


@pytest.mark.parametrize("standing", ["original", "", "x"])
def test_what_the_form_does_not_offer_is_not_found(publisher, standing):
    page = make_question(language="ar")
    assert publisher.post(f"/cms/standing/{page.pk}/", {"standing": standing}).status_code == 404


def test_original_has_no_such_page(publisher):
    assert publisher.get(f"/cms/standing/{make_question().pk}/").status_code == 404


def test_stranger_is_sent_to_sign_in(client):
    make_user("cms")
    assert client.get(f"/cms/standing/{make_question(language='ar').pk}/").status_code == 302
