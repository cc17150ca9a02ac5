"""Hostile files, opened as an officer opens them: nothing runs, and no cookie goes where files are served."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.conf import settings as django_settings

from casework.enums import Role
from casework.models import DocumentKind, DocumentState
from casework.services.document_open import document_leave
from casework.uploads.addresses import file_address
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_case, make_grant, make_name, make_registration, make_team
from tests.factories.documents import jpeg, make_document, pdf

pytestmark = pytest.mark.browser
SCRIPT = b"<script>document.title='ran';fetch('/ran')</script>"
HOSTILE = {
    "a page": b"<!doctype html><title>x</title>" + SCRIPT,
    "a drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="fetch(\'/ran\')">' + SCRIPT + b"</svg>",
    "a photo with a page behind it": jpeg(tail=SCRIPT),
    "a page in a PDF": b"%PDF-1.7\n" + SCRIPT,
    "a PDF with a script": pdf(script="app.launchURL('/ran', true)"),
}


@pytest.fixture
def officer():
    account = make_account("staff")
    make_grant(account.user, Role.OFFICER, make_team())
    return account


@pytest.fixture
def registration(officer):
    registration = make_registration(case=make_case(officer=officer.user))
    make_name(registration, "سلمى الحمدان")
    return registration


@pytest.fixture
def site(live_server, settings):
    """The portal, with an origin of its own for files: the same server by another name."""
    settings.ATHAR_FILES_ORIGIN = live_server.url.replace("localhost", "127.0.0.1")
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    policy = {**directives, "form-action": [*directives["form-action"], settings.ATHAR_FILES_ORIGIN]}
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": policy}
    return live_server.url


def carry_in(page, client, site):
    """The browser takes the client's session."""
    name = django_settings.SESSION_COOKIE_NAME
    # Bound to the host: Chromium takes such a cookie from a secure address alone, and shows it to this machine's own servers.
    secure = site.replace("http:", "https:")
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": secure}])


@pytest.fixture
def inside(client, officer, page, site):
    """The officer's browser."""
    carry_in(page, sign_in(client, officer), site)
    return page


def seen_by(page):
    """Every request and dialog from now on, as it happens."""
    requests, dialogs = [], []
    page.context.on("request", lambda request: requests.append(request))  # noqa: PLW0108 - playwright takes no built-in
    page.on("dialog", lambda dialog: (dialogs.append(dialog), dialog.dismiss()))
    return requests, dialogs


def to_files(requests):
    return [request for request in requests if urlsplit(request.url).path.startswith("/files/")]


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_u_03_a_hostile_file_is_saved_and_runs_nothing(inside, site, officer, registration, content):
    # As if every check had failed: the file is served as it came.
    make_document(registration, officer.user, state=DocumentState.CLEAN, kind=DocumentKind.PDF, content=content)
    inside.goto(f"{site}/staff/registrations/{registration.pk}/documents/")
    requests, dialogs = seen_by(inside)
    with inside.expect_download() as download:
        inside.get_by_role("button", name="Get a copy").click()
    assert download.value.suggested_filename == "document.pdf"
    with open(download.value.path(), "rb") as saved:  # noqa: PTH123 - the browser's own file
        assert saved.read() == content
    assert not any(request.url.endswith("/ran") for request in requests)
    assert dialogs == []


def test_u_03_no_cookie_goes_where_files_are_served(inside, site, officer, registration):
    make_document(registration, officer.user, state=DocumentState.CLEAN)
    inside.goto(f"{site}/staff/registrations/{registration.pk}/documents/")
    requests, _dialogs = seen_by(inside)
    with inside.expect_download():
        inside.get_by_role("button", name="Get a copy").click()
    fetched = to_files(requests)
    assert [urlsplit(request.url).hostname for request in fetched] == ["127.0.0.1"]
    assert "cookie" not in fetched[0].all_headers()


@pytest.mark.parametrize("content", [HOSTILE["a page"], HOSTILE["a drawing"]], ids=["page", "drawing"])
def test_u_03_even_shown_as_a_page_a_file_runs_nothing(inside, site, officer, registration, content):
    document = make_document(registration, officer.user, state=DocumentState.CLEAN, content=content)

    def show(route):
        """Takes away what makes it a file to keep, as an old or broken browser would."""
        response = route.fetch()
        kind = "image/svg+xml" if content.startswith(b"<svg") else "text/html"
        left = {name: value for name, value in response.headers.items() if name != "content-disposition"}
        route.fulfill(response=response, headers={**left, "content-type": kind})

    inside.route("**/files/**", show)
    requests, _dialogs = seen_by(inside)
    inside.goto(file_address(document_leave(actor=officer.user, document=document)))
    assert inside.title() != "ran"
    assert not any(request.url.endswith("/ran") for request in requests)


@pytest.fixture
def at_home(client, page, site, registration):
    """The relative's small phone; gives the address of the files page."""
    relative = make_account("family")
    registration.relatives.update(account=relative.user)
    carry_in(page, sign_in(client, relative), site)
    page.set_viewport_size({"width": 320, "height": 800})
    return lambda language: f"{site}/{language}/my/{registration.pk}/documents/"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_relative_sends_a_photo_without_barriers(page, axe, at_home, language):
    page.goto(at_home(language))
    page.locator("input[type=file]").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": jpeg()})
    page.locator("input[name=caption]").fill("Last photo")
    page.locator("main form button[type=submit]").first.click()
    page.locator(".document").wait_for()
    assert "Last photo" in page.locator(".document").inner_text()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
