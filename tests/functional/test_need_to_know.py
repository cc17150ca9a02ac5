"""The pages on which sight of cases is given and taken, in a real Chromium: nothing bars anyone, at 320 pixels too."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from casework.enums import Role
from portal.stylesheets import joined
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import (
    make_glass,
    make_grant,
    make_named_case,
    make_officer,
    make_recusal,
    make_staff,
    make_team,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
ORIGIN = "http://localhost"
PAGES = ["/staff/roles/", "/staff/break-glass/", "/staff/cases/{case}/access/"]


@pytest.fixture(params=["ar", "en"])
def supervisor(request):
    account = make_account("staff", language=request.param, display_name="Leyla Demir")
    team = make_team("Team")
    make_grant(account.user, Role.SUPERVISOR, team)
    make_grant(make_staff(display_name="Rana Haddad"), Role.OFFICER, team, approved_by=None, since=None)
    case = make_named_case("محمد المصري", team=team, officer=make_officer(team, display_name="Jonas Keller"))
    make_glass(case, make_officer(display_name="Sara Aziz"), waiting=True)
    make_glass(case, make_officer(display_name="Omar Nasser"))
    make_recusal(case, make_officer(team, display_name="Hevin Osman"))
    return account, case


def show(page, html):
    """The browser's page holds what the test client was answered: it stands in this test's transaction alone."""

    def answer(route):
        path = urlsplit(route.request.url).path
        if path.endswith(".css"):
            return route.fulfill(body=joined(), content_type="text/css")
        if path.startswith("/static/"):
            return route.fulfill(
                body=Path(finders.find(path.removeprefix("/static/"))).read_bytes(), content_type="image/svg+xml"
            )
        return route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route("**/*", answer)
    page.goto(ORIGIN)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_have_no_barriers(page, supervisor, axe, path, width):
    account, case = supervisor
    response = sign_in(Client(), account).get(path.format(case=case.pk))
    page.set_viewport_size({"width": width, "height": 900})
    show(page, response.content)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
