from __future__ import annotations

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from portal.accounts.models import Session
from portal.accounts.sessions import SessionStore
from tests.factories.accounts import make_account, sign_in

pytestmark = pytest.mark.django_db


def test_a_key_read_from_the_database_opens_nothing(settings):
    sign_in(Client(), make_account())
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = Session.objects.get().session_key
    assert SESSION_KEY not in thief.session


def test_the_database_never_holds_the_key_of_the_cookie():
    store = SessionStore()
    store.create()
    assert Session.objects.get().session_key != store.session_key
    assert store.exists(store.session_key)


def test_a_session_comes_back_and_goes():
    store = SessionStore()
    store["step"] = "code"
    store.save()
    assert SessionStore(store.session_key)["step"] == "code"
    SessionStore(store.session_key).delete()
    assert not Session.objects.exists()
