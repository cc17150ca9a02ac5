"""What the loader tells wagtail-localize is what wagtail-localize itself would have made."""

from __future__ import annotations

import pytest
from wagtail_localize.models import StringTranslation, Translation

from publications.models import FiguresPage, QuestionPage, SupportDirectoryPage, TermsPage
from publications.services.load_content import load_content
from tests.publications import sample

pytestmark = pytest.mark.django_db

MODELS = [QuestionPage, TermsPage, SupportDirectoryPage, FiguresPage]


@pytest.fixture(autouse=True)
def loaded(tmp_path, settings):
    settings.LANGUAGES = [(code, name) for code, name in settings.LANGUAGES if code in {"en", "ar", "tr"}]
    load_content(folder=sample.write(tmp_path))


def rows_of(page, relation):
    return getattr(page, relation).all() if hasattr(page, relation) else []


def texts_of(page):
    rows = [str(row) for relation in ("clauses", "parts", "resources", "labels") for row in rows_of(page, relation)]
    return [page.title, page.slug, page.as_of, *page.texts(), *rows]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_saving_the_translation_again_changes_no_text(model, django_capture_on_commit_callbacks):
    page = model.objects.filter(locale__language_code="ar").first()
    before = texts_of(page)
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    assert texts_of(model.objects.get(pk=page.pk)) == before


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_editors_see_every_segment_as_translated(model):
    translations = Translation.objects.filter(source__object_id=model.objects.first().translation_key)
    progress = [translation.get_progress() for translation in translations]
    assert len(progress) == 2
    assert all(total == done > 0 for total, done in progress)


def test_a_changed_segment_reaches_the_page(django_capture_on_commit_callbacks):
    page = QuestionPage.objects.get(slug="fee", locale__language_code="tr")
    StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale=page.locale, data="tr item 1"
    ).update(data="a better word")
    with django_capture_on_commit_callbacks(execute=True):
        Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale).save_target()
    assert "a better word" in list(QuestionPage.objects.get(pk=page.pk).texts())


def test_translation_saved_by_an_editor_stays_a_draft_in_standing(django_capture_on_commit_callbacks):
    page = QuestionPage.objects.get(slug="fee", locale__language_code="ar")
    with django_capture_on_commit_callbacks(execute=True):
        Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale).save_target()
    page.refresh_from_db()
    assert page.language_standing == "draft"
