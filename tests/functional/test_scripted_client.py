"""The demo answers clients that keep no Secure cookie of a plain address, and send neither Origin nor Sec-Fetch headers."""

from __future__ import annotations

import re
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

pytestmark = pytest.mark.elasticsearch
AREAS = {"family": "/en/my/", "staff": "/staff/"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Client:
    """Where it is, and what it reads there."""

    def __init__(self):
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, url):
        self._read(self.opener.open(url))

    def post(self, **fields):
        posted = {"csrfmiddlewaretoken": TOKEN.search(self.page)[1], **fields}
        self._read(self.opener.open(self.url, urlencode(posted).encode()))

    def _read(self, answer):
        self.url, self.page = answer.url, answer.read().decode()


@pytest.mark.parametrize("area", AREAS)
def test_a_client_of_the_standard_library_signs_in(plain_demo, area):
    account, client = plain_demo.account(area), Client()
    client.get(f"{plain_demo.base_url}/en/account/sign-in/")
    client.post(login=account["login"], password=account["password"])
    client.post(code=plain_demo.code(account["login"]))
    assert client.url == f"{plain_demo.base_url}{AREAS[area]}"
    client.get(client.url)
    assert client.url == f"{plain_demo.base_url}{AREAS[area]}"
