"""What every answer tells a browser: each route, each method, each kind of refusal."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from portal.access import PUBLIC, behind
from portal.headers import PERMISSIONS, SPOKEN_METHODS
from tests.access.routes import all_routes
from tests.access.test_route_matrix import in_publishing
from tests.factories.accounts import make_account, sign_in

pytestmark = pytest.mark.django_db
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)
EVERYWHERE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
TELLING = ("Server", "X-Powered-By", "X-Generator", "Via")


@pytest.fixture(autouse=True)
def as_in_production():
    with override_settings(SECURE_HSTS_SECONDS=365 * 24 * 60 * 60, SECURE_HSTS_INCLUDE_SUBDOMAINS=True):
        yield


def parts(policy):
    return {part.strip() for part in policy.split(";")}


def wrong(response, policy=STRICT):
    """Each header that is not what it must be."""
    told = {name: response.headers.get(name) for name in EVERYWHERE}
    found = [name for name, value in EVERYWHERE.items() if told[name] != value]
    if policy and parts(response.headers.get("Content-Security-Policy", "")) != parts(policy):
        found.append("Content-Security-Policy")
    return found + [name for name in TELLING if name in response.headers]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("who", ["anonymous", "family", "staff"])
def test_h_01_every_route_and_method_carries_the_same_protection(method, who):
    client = Client() if who == "anonymous" else sign_in(Client(), make_account(who))
    found = {}
    for route in all_routes():
        if in_publishing(route) and who != "anonymous":
            continue
        response = client.generic(method, route.path, secure=True)
        policy = None if in_publishing(route) else STRICT
        if told := wrong(response, policy):
            found[route.path] = told
        if method not in SPOKEN_METHODS:
            assert response.status_code == 405, route.path
    assert found == {}


def test_h_01_publishing_is_looser_only_there():
    client = sign_in(Client(), make_account("cms", is_superuser=True))
    response = client.get("/cms/", secure=True)
    policy = parts(response["Content-Security-Policy"])
    assert wrong(response, policy=None) == []
    assert policy >= {"object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'self'"}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/en/nowhere/", 404),
        ("/en/my/x/", 302),
        ("/en/account/sign-in", 301),
        ("/static/img/neutral.svg", 200),
        ("/static/x", 404),
    ],
)
def test_h_01_refusals_redirects_and_files_carry_it_too(client, address, status):
    folder = settings.STATIC_ROOT / "img"
    folder.mkdir(parents=True, exist_ok=True)
    response = client.get(address, secure=True)
    assert response.status_code in {status, 404}
    assert wrong(response) == []


def test_h_01_a_strangers_host_is_refused_with_the_same_protection(client):
    response = client.get("/en/", secure=True, headers={"Host": "evil.example"})
    assert (response.status_code, wrong(response)) == (400, [])


def breaks(request):
    raise RuntimeError("broken")


urlpatterns = behind(PUBLIC, [path("breaks/", breaks), path("", lambda _request: HttpResponse("in"))])
handler500 = "portal.views.broken"


@override_settings(ROOT_URLCONF=__name__)
def test_h_01_a_page_that_breaks_carries_it_too():
    response = Client(raise_request_exception=False).get("/breaks/", secure=True)
    assert (response.status_code, wrong(response)) == (500, [])
    assert b"RuntimeError" not in response.content


def test_no_redirect_to_https_goes_without():
    with override_settings(SECURE_SSL_REDIRECT=True):
        response = Client().get("/en/")
    assert (response.status_code, parts(response["Content-Security-Policy"])) == (301, parts(STRICT))
