from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from casework.audit import EventTag
from casework.models import AuditEvent
from portal.accounts.models import Session
from tests.factories.accounts import begin_sign_in, make_account, sign_in

pytestmark = pytest.mark.django_db
WAYS_OUT = pytest.mark.parametrize("url", ["/en/account/sign-out/", "/en/account/leave/"])


@WAYS_OUT
def test_leaving_ends_the_session_on_the_server(client, url):
    sign_in(client, make_account()).post(url)
    assert not Session.objects.exists()


@WAYS_OUT
def test_leaving_between_the_steps_ends_the_pending_one(client, url):
    begin_sign_in(client, make_account()).post(url)
    assert client.get("/en/account/code/").status_code == 400


@WAYS_OUT
def test_the_browser_is_told_to_forget(client, url):
    response = client.post(url)
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert response["Cache-Control"] == "no-store"


@WAYS_OUT
def test_a_way_out_needs_no_token(url):
    assert Client(enforce_csrf_checks=True).post(url).status_code == 303


@WAYS_OUT
def test_a_link_ends_nobodys_session(client, url):
    assert sign_in(client, make_account()).get(url).status_code == 405


def test_signing_out_leaves_a_trace(client):
    account = make_account()
    sign_in(client, account).post("/en/account/sign-out/")
    assert AuditEvent.objects.filter(tag=EventTag.ACCOUNT_SIGNED_OUT, actor_id=account.user.pk).exists()


def test_the_quick_exit_leads_elsewhere_by_a_page_of_ours(client):
    response = client.post("/ar/account/leave/", follow=True)
    assert response.redirect_chain == [("/ar/account/left/", 303)]
    assert response["Refresh"] == f"0; url={settings.ATHAR_QUICK_EXIT_URL}"
