"""What editors and translators meet in the CMS."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from modelsearch.index import get_indexed_models
from wagtail.models import Page

from publications.models import PublicPage, QuestionPage
from publications.services.load_content import load_content
from tests.factories.accounts import make_account, sign_in
from tests.publications import sample

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(tmp_path, settings):
    settings.LANGUAGES = [(code, name) for code, name in settings.LANGUAGES if code in {"en", "ar"}]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    load_content(folder=sample.write(tmp_path))


def member(client, group):
    account = make_account("cms")
    account.user.groups.add(Group.objects.get(name=group))
    return sign_in(client, account)


def edit(client, language):
    page = QuestionPage.objects.get(slug="fee", locale__language_code=language)
    return client.get(f"/cms/pages/{page.pk}/edit/")


def test_editor_opens_the_source(site, client):
    response = edit(member(client, "Editors"), "en")
    assert (response.status_code, b"Short answer" in response.content) == (200, True)


def test_translator_meets_the_segments_of_a_translation(site, client):
    response = edit(member(client, "Translators"), "ar")
    assert response.status_code == 200
    assert "wagtail_localize/admin/edit_translation.html" in [template.name for template in response.templates]


@pytest.mark.parametrize(("group", "language"), [("Editors", "ar"), ("Translators", "en")])
def test_nobody_edits_the_other_ones_languages(site, client, group, language):
    assert edit(member(client, group), language).status_code != 200


@pytest.mark.parametrize("path", ["/cms/images/", "/cms/documents/", "/cms/images/add/"])
def test_pictures_and_files_are_closed(site, client, path):
    assert member(client, "Publishers").get(path).status_code == 404


def test_menu_offers_neither_pictures_nor_files(site, client):
    html = member(client, "Publishers").get("/cms/").content.decode()
    assert ("/cms/images/" in html, "/cms/documents/" in html) == (False, False)


def test_the_index_of_the_cms_holds_public_pages_alone():
    assert set(get_indexed_models()) == {Page, *PublicPage.__subclasses__()}
