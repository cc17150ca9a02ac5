from __future__ import annotations

from portal.checks import areas_are_known, case_data_stays_out_of_wagtail, drafts_stay_drafts


def test_case_models_stay_out_of_wagtail():
    assert case_data_stays_out_of_wagtail() == []


def test_a_misspelt_area_stops_the_start(settings):
    settings.ATHAR_AREAS = ["public", "famly"]
    assert [error.id for error in areas_are_known()] == ["portal.E002"]


def test_publishing_untranslated_text_stops_the_start(settings):
    settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = True
    assert [error.id for error in drafts_stay_drafts()] == ["portal.E003"]
