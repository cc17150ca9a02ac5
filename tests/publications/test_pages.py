"""Every type of page, in every language, as a stranger without script, account or cookie meets it."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from wagtail.models import Page, PageViewRestriction

from tests.factories.publications import MAKERS, make_home, make_question, make_terms

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in settings.LANGUAGES]
LONGEST_PAGE = 30_000
QUESTION = "/questions/your-information/what-does-it-cost/"


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_speaks_the_language_of_its_address(client, kind, language):
    direction = "rtl" if language == "ar" else "ltr"
    response = client.get(MAKERS[kind](language).address)
    assert response.status_code == 200
    assert f'<html lang="{language}" dir="{direction}">' in response.content.decode()


@pytest.mark.parametrize("kind", MAKERS)
def test_page_needs_at_most_twelve_queries(client, kind, django_assert_max_num_queries):
    address = MAKERS[kind]("ar").address
    with django_assert_max_num_queries(12):
        client.get(address)


@pytest.mark.parametrize("kind", MAKERS)
def test_page_leaves_nothing_on_the_device(client, kind):
    response = client.get(MAKERS[kind]("ar").address)
    assert not response.cookies
    assert "Vary" not in response.headers or "Cookie" not in response["Vary"]


@pytest.mark.parametrize("kind", MAKERS)
def test_page_carries_no_form_token_and_no_inline_code(client, kind):
    html = client.get(MAKERS[kind]("ar").address).content.decode()
    scripts = [tag for tag in re.findall(r"<script\b[^>]*>", html) if "src=" not in tag and "ld+json" not in tag]
    assert ("csrfmiddlewaretoken" in html, scripts, re.findall(r"<style\b|\sstyle=", html)) == (False, [], [])


@pytest.mark.parametrize("kind", MAKERS)
def test_page_has_one_title_and_a_description(client, kind):
    html = client.get(MAKERS[kind]("en").address).content.decode()
    assert (html.count("<h1"), html.count('<meta name="description"'), html.count('rel="canonical"')) == (1, 1, 1)


def test_page_names_its_other_languages(client):
    for language in ("en", "ar", "fr"):
        make_question(language=language)
    html = client.get(f"/ar{QUESTION}").content.decode()
    found = re.findall(r'rel="alternate" hreflang="(\w+)" href="http://testserver(/[^"]*)"', html)
    assert found == [(code, f"/{code}{QUESTION}") for code in ("ar", "en", "fr")]


def test_translation_says_that_it_is_a_draft(client):
    make_question()
    html = client.get(make_question(language="ar").address).content.decode()
    assert 'class="tag tag--caution"' in html
    assert f'href="/en{QUESTION}" hreflang="en"' in html


def test_original_carries_no_word_on_its_standing(client):
    assert "tag--caution" not in client.get(make_question().address).content.decode()


def test_missing_translation_offers_the_languages_that_exist(client):
    make_home("ku")
    make_question()
    response = client.get(f"/ku{QUESTION}")
    assert response.status_code == 404
    assert f'<a href="/en{QUESTION}" lang="en"' in response.content.decode()


def test_language_without_a_home_page_never_shows_another_ones_text(client):
    make_question()
    response = client.get(f"/de{QUESTION}")
    assert (response.status_code, b"Everything is free" in response.content) == (404, False)


@pytest.mark.parametrize("path", ["/en/nowhere/", "/en/questions/your-information/nowhere/", "/xx/"])
def test_unknown_address_is_not_found(client, path):
    make_question()
    assert client.get(path).status_code == 404


def test_draft_page_is_not_found(client):
    page = make_question(live=False)
    assert client.get(page.address).status_code == 404


def test_restricted_page_is_not_found(client):
    page = make_question()
    PageViewRestriction.objects.create(page=Page.objects.get(pk=page.get_parent().pk), restriction_type="login")
    assert client.get(page.address).status_code == 404


def test_restriction_of_a_page_above_counts():
    page = make_question()
    restriction = PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    assert list(page.get_view_restrictions()) == [restriction]


def test_texts_are_escaped(client):
    page = make_question(title="<img src=x>", short_answer="<script>alert(1)</script>")
    html = client.get(page.address).content.decode()
    assert "<img src=x>" not in html
    assert "<script>alert" not in html


def test_each_clause_has_a_link_to_itself(client):
    html = client.get(make_terms().address).content.decode()
    assert ('id="clause-aims-1"' in html, html.count('href="#clause-aims-1"')) == (True, 2)


@pytest.mark.parametrize("kind", MAKERS)
def test_page_stays_small(client, kind):
    assert len(client.get(MAKERS[kind]("ar").address).content) < LONGEST_PAGE
