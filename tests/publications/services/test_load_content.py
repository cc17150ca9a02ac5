from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, Site

from publications.exceptions import ContentError
from publications.models import FoundText, QuestionPage, TermsPage
from publications.services.load_content import load_content
from tests.publications import sample

pytestmark = pytest.mark.django_db

PAGES = 13
LANGUAGES = ("en", "ar", "ku")


@pytest.fixture(autouse=True)
def three_languages(settings):
    """Half of them in half the time."""
    settings.LANGUAGES = [(code, name) for code, name in settings.LANGUAGES if code in LANGUAGES]


@pytest.fixture
def folder(tmp_path):
    return sample.write(tmp_path)


@pytest.fixture
def loaded(folder):
    return load_content(folder=folder)


def test_every_page_exists_in_every_language(loaded):
    assert (loaded.pages, loaded.written) == (PAGES * 3, PAGES * 3)
    assert Page.objects.live().filter(depth__gt=1).count() == PAGES * 3


def test_second_load_changes_nothing(loaded, folder):
    before = list(Page.objects.order_by("pk").values_list("pk", "latest_revision_id", "last_published_at"))
    assert load_content(folder=folder).written == 0
    assert list(Page.objects.order_by("pk").values_list("pk", "latest_revision_id", "last_published_at")) == before


def test_second_load_keeps_what_editors_changed(loaded, folder):
    page = QuestionPage.objects.get(slug="fee", locale__language_code="ar")
    page.title = "by an editor"
    page.save_revision().publish()
    load_content(folder=folder)
    page.refresh_from_db()
    assert page.title == "by an editor"


def test_update_rewrites_from_the_files(loaded, tmp_path):
    sample.write(tmp_path, {"questions/fee.json": sample.question("fee", title=sample.said("New"))})
    load_content(folder=tmp_path, update=True)
    titles = QuestionPage.objects.filter(slug="fee").values_list("title", flat=True)
    assert set(titles) == {f"New ({language})" for language in LANGUAGES}


def test_update_keeps_clauses_and_their_ids(loaded, folder):
    load_content(folder=folder, update=True)
    for page in TermsPage.objects.all():
        assert [clause.clause_id for clause in page.clauses.all()] == ["aim-1"]


def test_new_file_becomes_a_page_in_every_language(loaded, tmp_path):
    sample.write(tmp_path, {"questions/new.json": sample.question("new")})
    assert load_content(folder=tmp_path).written == 3


def test_missing_text_stops_the_load_and_leaves_nothing(tmp_path):
    broken = sample.question("fee")
    broken["short_answer"]["ku"] = ""
    with pytest.raises(ContentError, match="question-fee in ku: short_answer: "):
        load_content(folder=sample.write(tmp_path, {"questions/fee.json": broken}))
    assert not QuestionPage.objects.exists()


def test_broken_file_is_named(tmp_path):
    (sample.write(tmp_path) / "support.json").write_text("{")
    with pytest.raises(ContentError, match=r"support\.json"):
        load_content(folder=tmp_path)


def test_english_home_is_the_root_of_the_site(loaded):
    assert Site.objects.get(is_default_site=True).root_page.locale.language_code == "en"


def test_loaded_pages_can_be_found(loaded):
    assert FoundText.objects.readable("ku").filter(url="/ku/questions/costs/fee/").exists()


@pytest.mark.parametrize(
    ("group", "on_source", "on_translation"),
    [
        ("Editors", {"add_page", "change_page"}, set()),
        ("Translators", set(), {"add_page", "change_page"}),
        ("Publishers", {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"}, ...),
    ],
)
def test_groups_have_rights_on_their_languages(loaded, group, on_source, on_translation):
    rights = Group.objects.get(name=group).page_permissions
    found = [
        set(rights.filter(page__slug=f"site-{language}").values_list("permission__codename", flat=True))
        for language in ("en", "ar")
    ]
    assert found == [on_source, on_source if on_translation is ... else on_translation]
