"""What every page owes its reader, whoever wrote the page."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.template import engines
from django.template.loader import get_template, render_to_string
from django.utils import translation

from portal.styleguide.forms import wrong
from portal.styleguide.views import CHAPTERS, chapter, styleguide
from portal.stylesheets import joined

INSTITUTION = "Missing Persons"
LANGUAGES = ["ar", "en", "ku", "tr", "de", "fr"]
HEAVIEST_PAGE = 30 * 1024
TEMPLATES = [
    path for package in ("portal", "casework", "publications", "search") for path in Path(package).rglob("*.html")
]


def render(rf, source: str, path: str = "/en/x/") -> str:
    request = rf.get(path)
    request.user = AnonymousUser()
    return engines["django"].from_string(source).render({}, request)


def not_there(rf, path: str) -> str:
    return render_to_string("errors/404.html", request=rf.get(path))


def sprite() -> str:
    return Path(finders.find("img/icons.svg")).read_text()


def weight(text: str) -> int:
    return len(gzip.compress(text.encode()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_tells_its_language_and_direction(rf, language):
    text = styleguide(rf.get("/styleguide/", {"language": language})).content.decode()
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in text


@pytest.mark.parametrize("layout", ["public", "account", "family", "staff"])
def test_the_skip_link_comes_first_and_leads_to_the_content(rf, layout):
    text = render(rf, f'{{% extends "layouts/{layout}.html" %}}{{% block content %}}<h1>x</h1>{{% endblock %}}')
    body = text.split("<body", 1)[1]
    assert (re.search(r"<a [^>]*>", body).group(), body.count('id="main"')) == ('<a class="skip-link" href="#main">', 1)


@pytest.mark.parametrize("layout", ["account", "family", "staff"])
def test_private_pages_keep_a_neutral_sign_on_the_home_screen(rf, layout):
    text = render(rf, f'{{% extends "layouts/{layout}.html" %}}')
    assert re.findall(r'rel="apple-touch-icon" href="[^"]*/(touch-\w+)', text) == ["touch-neutral"]


@pytest.mark.parametrize("layout", ["account", "family", "staff"])
def test_private_layouts_do_not_name_the_institution(rf, layout):
    text = render(rf, f'{{% extends "layouts/{layout}.html" %}}{{% block title %}}x{{% endblock %}}')
    assert (INSTITUTION in text, "img/neutral.svg" in text, '<meta name="robots" content="noindex">' in text) == (
        False,
        True,
        True,
    )


def test_the_way_out_is_a_form_on_every_family_page(rf):
    text = render(rf, '{% extends "layouts/family.html" %}')
    assert '<form class="quick-exit" method="post" action="/en/account/leave/">' in text


def test_only_family_pages_load_a_script(rf):
    loaded = {
        name: render(rf, f'{{% extends "layouts/{name}.html" %}}').count("<script")
        for name in ("public", "account", "family", "staff")
    }
    assert loaded == {"public": 0, "account": 0, "family": 1, "staff": 0}


def test_the_first_page_offers_six_languages_arabic_first(client):
    text = client.get("/").content.decode().split("<main", 1)[1]
    assert re.findall(r'<a href="/(\w\w)/" lang="(\w\w)"', text) == [(code, code) for code in LANGUAGES]


def test_public_pages_bring_no_cookie_and_no_token(client, rf):
    assert not client.get("/").cookies
    assert "csrfmiddlewaretoken" not in styleguide(rf.get("/styleguide/")).content.decode()


def test_an_unknown_language_is_answered_with_the_known_ones(rf):
    assert re.findall(r'<a href="/(\w\w)/" lang', not_there(rf, "/xx/questions/").split("<main", 1)[1]) == LANGUAGES


def test_a_missing_public_page_leads_back(rf):
    with translation.override("ar"):
        main = not_there(rf, "/ar/questions/nope/").split("<main", 1)[1]
    assert 'href="/ar/"' in main
    assert 'href="/ar/search/"' in main


@pytest.mark.parametrize("path", ["/en/my/nope/", "/staff/cases/nope/"])
def test_a_missing_private_page_keeps_silent_about_the_site(rf, path):
    text = not_there(rf, path)
    assert (INSTITUTION in text, "img/neutral.svg" in text) == (False, True)


def test_a_broken_page_needs_nothing():
    text = get_template("errors/500.html").render()
    assert re.findall(r'<p[^>]* lang="(\w\w)"', text) == LANGUAGES


def test_the_menu_marks_where_one_is(rf):
    text = render(rf, '{% extends "layouts/public.html" %}', "/en/questions/about/where/")
    assert 'href="/en/questions/" aria-current="true"' in text


def test_a_wrong_field_is_tied_to_its_hint_and_its_error():
    text = render_to_string("components/field.html", {"field": wrong("number")})
    assert 'aria-invalid="true" aria-describedby="id_number_helptext id_number_error"' in text
    assert 'id="id_number_helptext"' in text
    assert 'id="id_number_error"' in text


def test_every_icon_that_is_asked_for_is_drawn(rf):
    drawn = set(re.findall(r'<symbol id="(\w+)"', sprite()))
    asked = set(re.findall(r"icons\.svg#(\w+)", styleguide(rf.get("/styleguide/")).content.decode()))
    assert asked == drawn


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_asks_for_an_icon_that_is_not_drawn(path):
    asked = set(re.findall(r'components/icon\.html" with name="([^"]+)"', path.read_text()))
    assert asked - set(re.findall(r'<symbol id="(\w+)"', sprite())) - {"…"} == set()


def test_the_sprite_is_a_small_request():
    assert weight(sprite()) <= 4 * 1024


@pytest.mark.parametrize("slug", [each.slug for each in CHAPTERS])
def test_the_longest_page_stays_light(rf, slug):
    parts = [chapter(rf.get("/styleguide/"), slug).content.decode(), joined(), sprite()]
    assert sum(map(weight, parts)) <= HEAVIEST_PAGE


@pytest.mark.parametrize("layout", ["public", "account", "family", "staff"])
def test_every_footer_leads_to_the_accessibility_statement(rf, layout):
    text = render(rf, f'{{% extends "layouts/{layout}.html" %}}')
    assert 'href="/en/accessibility/"' in text.split("<footer", 1)[1]
