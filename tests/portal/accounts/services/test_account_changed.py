from __future__ import annotations

import pytest
from django.test import Client

from casework.audit import EventTag
from casework.models import AuditEvent, Notice
from portal.accounts.models.session import Session
from portal.accounts.services.account_changed import account_changed
from tests.factories.accounts import make_account, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    return make_account()


@pytest.fixture
def request_(rf, account):
    """From the first of two sessions."""
    here, _elsewhere = sign_in(Client(), account), sign_in(Client(), account)
    request = rf.post("/en/account/")
    request.user, request.session = account.user, here.session
    return request


def test_s_03_a_change_is_recorded_told_and_ends_every_other_session(request_, account):
    before = request_.session.session_key
    account_changed(request=request_, user=account.user, tag=EventTag.ACCOUNT_FACTOR_RENAMED)
    assert AuditEvent.objects.filter(tag=EventTag.ACCOUNT_FACTOR_RENAMED, actor_id=account.user.pk).count() == 1
    assert Notice.objects.filter(account=account.user, kind="account_changed").count() == 1
    assert Session.objects.filter(account=account.user).count() == 1
    assert request_.session.session_key != before
    assert not request_.session.exists(before)
