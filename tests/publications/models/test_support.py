from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.publications import make_resource, make_support

pytestmark = pytest.mark.django_db


def is_shown(client, **fields):
    page = make_support(resources=[make_resource(provider="Example: the lamp", **fields)])
    return b"Example: the lamp" in client.get(page.address).content


def test_verified_resource_is_shown(client):
    assert is_shown(client)


def test_resource_is_shown_on_the_day_of_its_next_check(client):
    assert is_shown(client, next_check=timezone.localdate())


def test_resource_that_was_not_checked_in_time_is_not_shown(client):
    assert not is_shown(client, next_check=timezone.localdate() - timedelta(days=1))


@pytest.mark.parametrize("state", ["draft", "suspended", "ended"])
def test_resource_in_another_state_is_not_shown(client, state):
    assert not is_shown(client, state=state)


def test_codes_are_shown_in_words(client):
    html = client.get(make_support().address).content.decode()
    assert "<dd>Free of charge</dd>" in html
    assert "<dd>Arabic · English</dd>" in html


def test_category_without_a_resource_says_so(client):
    assert b"No place is listed here" in client.get(make_support(resources=[]).address).content


def test_places_stand_in_the_order_of_the_language(client):
    names = ("Example: Öz", "Example: Zeit", "Example: Amt")
    page = make_support(resources=[make_resource(provider=name, resource_id=f"n{i}") for i, name in enumerate(names)])
    html = client.get(page.address).content.decode()
    assert sorted(names, key=html.index) == ["Example: Amt", "Example: Öz", "Example: Zeit"]
