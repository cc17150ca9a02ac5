"""Areas on hosts of their own, and what a request claims about where it came from."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import resolve
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from tests.access.routes import all_routes
from tests.access.test_route_matrix import address
from tests.factories.accounts import make_account, sign_in

pytestmark = pytest.mark.django_db
HOSTS = {
    "staff": ["account", "staff"],
    "family": ["account", "family"],
    "cms": ["account", "cms"],
    "public": ["public"],
}
SPOOFED = {
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Server": "evil.example",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Port": "1",
    "X-Original-URL": "/staff/",
    "X-Rewrite-URL": "/staff/",
    "X-Http-Method-Override": "DELETE",
    "Forwarded": "for=127.0.0.1;host=evil.example;proto=https",
}


@pytest.mark.parametrize("host", HOSTS)
def test_h_03_a_host_serves_its_own_areas_alone(settings, records, host):
    settings.ATHAR_AREAS = HOSTS[host]
    client = Client()
    foreign = [route for route in all_routes() if resolve(route.path).func.gate.area not in HOSTS[host]]
    assert foreign
    assert {client.get(address(route, records)).status_code for route in foreign} == {404}


def test_h_03_a_session_of_another_area_is_nobodys_here(settings):
    client = sign_in(Client(), make_account("family"))
    settings.ATHAR_AREAS = HOSTS["staff"]
    assert client.get("/en/account/security/").status_code == 302


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "eviltestserver", "testserver@evil.example"]
)
def test_h_04_only_our_own_hosts_are_answered(client, settings, host):
    settings.ALLOWED_HOSTS = ["testserver"]
    assert client.get("/en/account/sign-in/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("header", SPOOFED)
def test_h_04_what_a_stranger_claims_of_the_way_is_not_believed(client, header):
    response = client.get("/en/my/", headers={header: SPOOFED[header]})
    assert response["Location"] == "/en/account/sign-in/?next=/en/my/"
    assert not response.wsgi_request.is_secure()
    assert response.wsgi_request.get_host() == "testserver"


def seen(remote, **headers):
    """Scheme and address as the application sees them behind one counted proxy."""
    scope = {"REMOTE_ADDR": remote, "wsgi.url_scheme": "http", **headers}
    wrap_wsgi_with_proxy_headers(lambda _scope, _resp: None, trusted_hosts=["10.0.0.2"])(scope, None)
    return scope["wsgi.url_scheme"], scope["REMOTE_ADDR"]


def test_h_04_only_a_counted_proxy_tells_address_and_scheme():
    claimed = {"HTTP_X_FORWARDED_FOR": "6.6.6.6, 198.51.100.7", "HTTP_X_FORWARDED_PROTO": "https"}
    assert seen("10.0.0.2", **claimed) == ("https", "198.51.100.7")
    assert seen("198.51.100.99", **claimed) == ("http", "198.51.100.99")


def test_h_04_no_setting_believes_everybody(settings):
    assert settings.SECURE_PROXY_SSL_HEADER is None
    assert settings.USE_X_FORWARDED_HOST is False
