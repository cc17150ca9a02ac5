"""Private pages and caches: nobody is served another's page, and no cache knows a person."""

from __future__ import annotations

import pytest
import redis
from django.core.cache import caches
from django.test import Client

from tests.access.routes import all_routes
from tests.access.test_route_matrix import address, in_publishing
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_registration

pytestmark = pytest.mark.django_db
SUFFIXES = (
    "a.css",
    "a.js",
    "x.png",
    ";a.css",
    "%0aa.css",
    "%2e%2e%2fstatic%2fa.css",
    "a.css?x=1",
    "index.html",
    "%3ba.css",
    "%23a.css",
)


@pytest.fixture
def production_cache(settings, redis_url):
    settings.CACHES = {"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": redis_url}}
    caches["default"].clear()
    yield redis.Redis.from_url(redis_url)
    caches["default"].clear()


def private(route):
    return not in_publishing(route) and route.name.startswith(("family:", "casework:", "accounts:"))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_p_05_a_private_page_has_no_false_names(records, suffix):
    family, officer = sign_in(Client(), records.family), sign_in(Client(), records.officer)
    pages = [
        (family, f"/en/my/{records.registration.pk}/"),
        (family, "/en/my/"),
        (family, "/en/account/security/"),
        (officer, f"/staff/cases/{records.case.pk}/"),
    ]
    answers = [client.get(path + suffix, follow=True) for client, path in pages]
    assert [answer.status_code for answer in answers] == [404] * len(pages)
    assert [answer["Cache-Control"] for answer in answers] == ["no-store"] * len(pages)


def test_p_05_everybody_gets_their_own_page_in_turn(records, production_cache):
    other = make_account("family")
    mine = records.registration
    theirs = make_registration(relative=other.user)
    visitors = [(records.family, mine, theirs), (other, theirs, mine), (None, None, mine)]
    for route in filter(private, all_routes()):
        for account, own, foreign in visitors:
            client = sign_in(Client(), account) if account else Client()
            response = client.get(address(route, records))
            page = response.content.decode()
            assert foreign.reference not in page, route.name
            assert response["Cache-Control"] == "no-store", route.name
            assert own is None or route.name != "family:registrations" or own.reference in page


def test_p_05_the_cache_knows_no_person(records, production_cache):
    client = sign_in(Client(), records.officer)
    for account in (records.family, records.officer):
        client = sign_in(Client(), account)
        for route in filter(private, all_routes()):
            client.get(address(route, records))
    client.get("/en/search/?q=الحمدان")
    stored = b" ".join(key + b" " + (production_cache.dump(key) or b"") for key in production_cache.keys("*"))
    canaries = [
        "الحمدان",
        "سلمى",
        records.registration.reference,
        records.registration.pk,
        records.case.pk,
        records.family.login,
    ]
    assert [canary for canary in canaries if canary.encode() in stored] == []
