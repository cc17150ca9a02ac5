from __future__ import annotations

import pytest

from publications.enums import LanguageStanding
from publications.models import PublicPage
from tests.factories.publications import make_question

pytestmark = pytest.mark.django_db


def test_source_is_the_original():
    assert make_question().language_standing == LanguageStanding.ORIGINAL


def test_translation_begins_as_a_draft():
    assert make_question(language="tr").language_standing == LanguageStanding.DRAFT


def test_reviewed_translation_stays_reviewed_when_it_is_saved_again():
    page = make_question(language="tr", language_standing=LanguageStanding.REVIEWED)
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.language_standing == LanguageStanding.REVIEWED


def test_trail_leads_down_from_the_home_page():
    page = make_question(language="ar")
    assert [above.slug for above in page.trail] == ["site-ar", "questions", "your-information"]


@pytest.mark.parametrize("model", PublicPage.__subclasses__(), ids=lambda model: model.__name__)
def test_every_translatable_field_exists(model):
    names = [field.field_name for field in model.translatable_fields]
    assert all(model._meta.get_field(name) for name in names)


@pytest.mark.parametrize("model", PublicPage.__subclasses__(), ids=lambda model: model.__name__)
def test_standing_is_never_carried_from_one_language_to_another(model):
    assert "language_standing" not in [field.field_name for field in model.translatable_fields]
