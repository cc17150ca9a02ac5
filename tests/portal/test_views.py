from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

LANGUAGES = ["ar", "en", "ku", "tr", "de", "fr"]


def test_the_root_offers_each_language_and_remembers_none(client):
    response = client.get("/")
    assert all(f'href="/{language}/"' in response.text for language in LANGUAGES)
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/xx/", "/en/no-such-page/"])
def test_what_is_not_there_is_answered_calmly(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert 'href="/ar/' in response.text


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_page_speaks_the_readers_language(client, language):
    assert f'<html lang="{language}"' in client.get(f"/{language}/no-such-page/").text


def test_robots_are_kept_out_of_private_areas(client):
    assert "Disallow: /staff/" in client.get("/robots.txt").text


def test_reporters_are_told_whom_to_write_to(client, settings):
    settings.ATHAR_SECURITY_CONTACT = "mailto:security@example.org"
    response = client.get("/.well-known/security.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.text.splitlines())
    assert fields["Contact"] == "mailto:security@example.org"
    assert fields["Canonical"] == "http://localhost:8000/.well-known/security.txt"
    assert timezone.now() < datetime.fromisoformat(fields["Expires"]) < timezone.now() + timedelta(days=365)


@pytest.mark.django_db
def test_no_contact_is_invented(client, settings):
    settings.ATHAR_SECURITY_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.django_db
def test_an_expired_form_says_how_to_go_on(django_user_model):
    response = Client(enforce_csrf_checks=True).post("/ar/account/sign-in/", {"login": "1", "password": "2"})
    assert (response.status_code, 'lang="ar"' in response.text) == (403, True)
