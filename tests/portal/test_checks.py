from __future__ import annotations

import pytest

from portal.checks import (
    areas_are_known,
    case_data_stays_out_of_wagtail,
    drafts_stay_drafts,
    lists_stand_in_order,
    nobody_is_mailed_about_errors,
    the_security_contact_is_an_address,
    the_tour_is_the_demos,
)
from search import collation


def test_case_models_stay_out_of_wagtail():
    assert case_data_stays_out_of_wagtail() == []


def test_a_misspelt_area_stops_the_start(settings):
    settings.ATHAR_AREAS = ["public", "famly"]
    assert [error.id for error in areas_are_known()] == ["portal.E002"]


def test_publishing_untranslated_text_stops_the_start(settings):
    settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = True
    assert [error.id for error in drafts_stay_drafts()] == ["portal.E003"]


@pytest.mark.parametrize("setting", ["ADMINS", "MANAGERS"])
def test_p_03_mail_about_errors_stops_the_start(settings, setting):
    setattr(settings, setting, [("Somebody", "somebody@example.org")])
    assert [error.id for error in nobody_is_mailed_about_errors()] == ["portal.E010"]


@pytest.mark.parametrize("contact", ["security@example.org", "https://example.org/\nContact: x", "javascript:x"])
def test_a_contact_that_nobody_reaches_stops_the_start(settings, contact):
    settings.ATHAR_SECURITY_CONTACT = contact
    assert [error.id for error in the_security_contact_is_an_address()] == ["portal.E011"]


@pytest.mark.parametrize("contact", ["", "mailto:security@example.org", "https://example.org/report"])
def test_a_contact_may_be_an_address_or_missing(settings, contact):
    settings.ATHAR_SECURITY_CONTACT = contact
    assert the_security_contact_is_an_address() == []


def test_a_tour_outside_the_demo_stops_the_start(settings):
    settings.DEMO = False
    assert [error.id for error in the_tour_is_the_demos()] == ["portal.E012"]


def test_the_demo_has_its_tour():
    assert the_tour_is_the_demos() == []


@pytest.fixture
def no_icu(monkeypatch):
    """No version of the library is to be found. What was found before is found again later."""
    monkeypatch.setattr(collation, "VERSIONS", range(0))
    collation._icu.cache_clear()
    yield
    collation._icu.cache_clear()


def test_lists_in_no_order_stop_the_start(no_icu):
    assert [error.id for error in lists_stand_in_order()] == ["portal.E013"]


def test_lists_stand_in_the_order_of_their_language():
    assert lists_stand_in_order() == []
