"""What somebody reads when a thing is not there, not allowed or broken: calm, in their language, and silent where it must be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils import translation

from portal import views

LANGUAGES = [code for code, _name in django_settings.LANGUAGES]
INSTITUTION = re.compile(r"Missing Persons|المفقودين|Wendayan|Kayıp|Vermisst|disparu|Athar|mark\.svg", re.IGNORECASE)
PAGES = ["400", "403", "404", "405", "form_expired"]
PRIVATE = ["/en/my/nope/", "/en/account/nope/", "/staff/nope/", "/cms/nope/", "/files/nope/"]
STATIC = ["413", "503"]


def page(name, path, language="en"):
    with translation.override(language):
        return render_to_string(f"errors/{name}.html", request=RequestFactory().get(path))


def main_of(text):
    return text.split("<main", 1)[1].split("</main>")[0]


def spoken(text):
    return re.findall(r'<p[^>]* lang="(\w\w)"', text)


@pytest.mark.parametrize("path", PRIVATE)
@pytest.mark.parametrize("name", PAGES)
def test_s_05_no_error_in_a_private_area_names_the_site(name, path):
    assert INSTITUTION.findall(page(name, path)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_errors_speak_the_language_of_the_address_and_offer_the_others(name, language):
    text = page(name, f"/{language}/my/nope/", language)
    offered = re.findall(r'<li><a href="/(\w\w)/my/nope/"', text)
    assert (f'<html lang="{language}"' in text, offered) == (True, LANGUAGES)


@pytest.mark.parametrize("name", PAGES)
def test_every_error_says_one_thing_and_offers_a_way_on(name):
    main = main_of(page(name, "/en/my/nope/"))
    assert (main.count("<h1"), main.count('class="button"')) == (1, 1)


@pytest.mark.parametrize("name", PAGES)
def test_a_relative_can_leave_from_an_error_too(name):
    assert 'class="quick-exit"' in page(name, "/ar/my/nope/", "ar")


@pytest.mark.parametrize(
    ("path", "start"),
    [("/en/my/nope/", "/en/my/"), ("/staff/nope/", "/staff/"), ("/cms/nope/", "/cms/"), ("/en/account/nope/", "/en/")],
)
def test_the_way_on_stays_in_the_area(path, start):
    assert f'class="button" href="{start}"' in page("404", path)


def test_a_process_without_an_area_leads_to_the_public_site(settings):
    settings.ATHAR_AREAS = ["public"]
    assert 'class="button" href="/en/"' in page("404", "/staff/nope/")


def test_a_file_that_is_gone_says_in_six_languages_how_to_open_it_again():
    assert spoken(main_of(page("404", "/files/nope/"))) == LANGUAGES


@pytest.mark.django_db
def test_an_address_of_a_form_is_no_blank_window(client):
    shown = client.get("/en/account/leave/")
    assert (shown.status_code, "POST" in shown["Allow"], main_of(shown.text).count("<h1")) == (405, True, 1)


def test_a_broken_page_needs_no_database(rf):
    with connection.execute_wrapper(lambda *_arguments: pytest.fail("asked the database")):
        assert views.broken(rf.get("/en/")).status_code == 500


@pytest.mark.parametrize("name", STATIC)
def test_what_a_web_server_shows_alone_stands_among_the_static_files(name):
    text = Path(finders.find(f"errors/{name}.html")).read_text()
    assert (spoken(text), INSTITUTION.findall(text)) == (LANGUAGES, [])


@pytest.mark.parametrize("name", STATIC)
def test_what_a_web_server_shows_alone_has_the_frame_of_a_broken_page(name):
    def frame(text):
        return re.findall(r"<[a-z][^>]*>", re.sub(r"<title>.*?</title>", "", text))

    broken = get_template("errors/500.html").render()
    assert frame(Path(finders.find(f"errors/{name}.html")).read_text()) == frame(broken)
