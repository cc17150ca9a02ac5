from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from publications.enums import LanguageStanding
from publications.services.standing_set import standing_set
from tests.factories.accounts import make_user
from tests.factories.publications import make_question

pytestmark = pytest.mark.django_db

REVIEWED, DRAFT = LanguageStanding.REVIEWED, LanguageStanding.DRAFT


@pytest.fixture
def publisher():
    return make_user("cms", is_superuser=True)


@pytest.fixture
def reviewed(publisher):
    page = make_question(language="ar")
    standing_set(page=page, standing=REVIEWED, user=publisher)
    return type(page).objects.get(pk=page.pk)


def test_reader_sees_that_a_translation_was_reviewed(reviewed, client):
    html = client.get(reviewed.address).content.decode()
    assert ('<span class="tag">' in html, "tag--caution" in html) == (True, False)


def test_reviewed_text_that_is_published_again_unchanged_stays_reviewed(reviewed):
    reviewed.save_revision().publish()
    reviewed.refresh_from_db()
    assert reviewed.language_standing == REVIEWED


def test_reviewed_text_that_changes_is_a_draft_again(reviewed):
    reviewed.short_answer = "Something else."
    reviewed.save_revision().publish()
    reviewed.refresh_from_db()
    assert reviewed.language_standing == DRAFT


def test_review_does_not_publish_what_waits(publisher):
    page = make_question(language="ar", short_answer="Old.")
    page.short_answer = "New."
    page.save_revision()
    page.refresh_from_db()
    standing_set(page=page, standing=REVIEWED, user=publisher)
    page.refresh_from_db()
    assert (page.short_answer, page.language_standing) == ("Old.", REVIEWED)


@pytest.mark.parametrize(("language", "standing"), [("en", REVIEWED), ("ar", LanguageStanding.ORIGINAL)])
def test_originals_are_not_made_by_review(publisher, language, standing):
    with pytest.raises(PermissionDenied):
        standing_set(page=make_question(language=language), standing=standing, user=publisher)


def test_who_may_not_publish_may_not_review():
    with pytest.raises(PermissionDenied):
        standing_set(page=make_question(language="ar"), standing=REVIEWED, user=make_user("cms"))
