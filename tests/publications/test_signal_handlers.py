"""What readers can find follows what is published."""

from __future__ import annotations

import pytest

from publications.models import FoundText
from publications.signal_handlers import paused
from tests.factories.publications import make_question

pytestmark = pytest.mark.django_db


def found(page):
    return list(FoundText.objects.filter(page=page).values_list("title", "url"))


def test_published_page_can_be_found():
    page = make_question(title="Cost?")
    assert found(page) == [("Cost?", page.address)]


def test_saved_draft_changes_nothing_for_readers():
    page = make_question(title="Cost?")
    page.title = "Draft title"
    page.save_revision()
    assert found(page) == [("Cost?", page.address)]


def test_unpublished_page_cannot_be_found():
    page = make_question()
    page.unpublish()
    assert found(page) == []


def test_deleted_page_cannot_be_found():
    page = make_question()
    page.delete()
    assert not FoundText.objects.filter(url=page.address).exists()


def test_page_deleted_with_the_one_above_it_cannot_be_found():
    page = make_question()
    page.get_parent().delete()
    assert not FoundText.objects.filter(url=page.address).exists()


def test_new_address_of_a_topic_reaches_its_questions(django_capture_on_commit_callbacks):
    page = make_question()
    topic = page.get_parent().specific
    topic.slug = "elsewhere"
    with django_capture_on_commit_callbacks(execute=True):
        topic.save_revision().publish()
    assert found(page)[0][1] == "/en/questions/elsewhere/what-does-it-cost/"


def test_whoever_loads_many_pages_may_refresh_at_the_end():
    with paused():
        page = make_question()
    assert found(page) == []
