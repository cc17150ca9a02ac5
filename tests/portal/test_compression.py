from __future__ import annotations

import gzip

import pytest
from django.test import Client

from tests.factories.publications import make_home

pytestmark = pytest.mark.django_db


def encoding(path: str, **told) -> str:
    answer = Client(headers={"accept-encoding": "gzip, br"} | told).get(path)
    return answer.headers.get("Content-Encoding", "")


def test_a_public_page_travels_compressed_and_whole():
    make_home(introduction="We search. " * 30)
    packed = Client(headers={"accept-encoding": "gzip"}).get("/en/").content
    assert gzip.decompress(packed).rstrip().endswith(b"</html>")


def test_caches_keep_both_forms_apart():
    make_home()
    assert "Accept-Encoding" in Client().get("/en/")["Vary"]


def test_who_cannot_unpack_it_gets_it_plain():
    make_home()
    assert encoding("/en/", **{"accept-encoding": "identity"}) == ""


@pytest.mark.parametrize("path", ["/en/account/sign-in/", "/en/account/signed-out/", "/en/my/", "/en/tour/"])
def test_no_other_page_is_compressed_whose_length_might_tell_a_secret(path):
    assert encoding(path) == ""
