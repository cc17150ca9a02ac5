from __future__ import annotations

import base64
from urllib.parse import parse_qs, urlsplit

import pytest

from portal.accounts.authenticator import otpauth_url, picture, typed_seed
from tests.factories.accounts import make_account

pytestmark = pytest.mark.django_db


def test_the_label_names_nobody():
    account = make_account()
    label = urlsplit(otpauth_url(account.device)).path
    assert label.startswith("/Portal%3A")
    assert account.login not in label


def test_the_issuer_is_neutral_and_the_seed_is_there():
    account = make_account()
    facts = parse_qs(urlsplit(otpauth_url(account.device)).query)
    assert facts == {"secret": [account.totp_secret], "issuer": ["Portal"]}


def test_the_picture_is_ours_and_asks_nobody():
    head, data = picture(make_account().device).split(",")
    assert head == "data:image/svg+xml;base64"
    assert base64.b64decode(data).startswith(b"<?xml")


def test_the_seed_can_be_typed_in_groups_of_four():
    account = make_account()
    assert typed_seed(account.device).replace(" ", "") == account.totp_secret
