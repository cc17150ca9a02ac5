"""Pages that no walk meets: refusals, breakdowns, what a web server shows alone. Drawn by their templates, with the site's own sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils import translation

from portal.stylesheets import joined
from tests.access.size import LOOKED
from tests.factories.accounts import make_account
from tests.screens.barriers import barriers_of
from tests.screens.screen import LOOKS

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
TEMPLATES = {
    "errors/400.html": "/my/nope/",
    "errors/403.html": "/account/nope/",
    "errors/404.html": "/nope/",
    "errors/405.html": "/account/leave/",
    "errors/form_expired.html": "/account/sign-in/",
    "demo/tour_elsewhere.html": "/tour/",
    "casework/reading_paused.html": "/account/nope/",
    "casework/unreadable.html": "/account/nope/",
}
ALONE = ("413", "503")
SHEET = re.compile(r'<link rel="stylesheet"[^>]*>')


def drawn(template, path, language):
    with translation.override(language):
        request = RequestFactory().get(f"/{language}{path}")
        request.user = make_account("staff").user if template.startswith("casework/") else AnonymousUser()
        request.LANGUAGE_CODE, request.session = language, {}
        return render_to_string(template, request=request)


def shown(page, html):
    page.set_content(SHEET.sub(f"<style>{joined()}</style>", html))
    return page


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_refusal_bears_no_barrier(page, axe, record_property, template, language):
    assert barriers_of(shown(page, drawn(template, TEMPLATES[template], language)), axe) == []
    record_property(LOOKED, len(LOOKS))


@pytest.mark.parametrize("name", ALONE)
def test_what_a_web_server_shows_alone_bears_no_barrier(page, axe, record_property, name):
    assert barriers_of(shown(page, Path(finders.find(f"errors/{name}.html")).read_text()), axe) == []
    record_property(LOOKED, len(LOOKS))


def test_a_breakdown_bears_no_barrier(page, axe, record_property):
    assert barriers_of(shown(page, get_template("errors/500.html").render()), axe) == []
    record_property(LOOKED, len(LOOKS))
