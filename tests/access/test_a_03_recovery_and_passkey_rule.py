"""What a session may open depends on the factor it stands on."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from django_otp_webauthn.models import WebAuthnCredential

from casework.audit import EventTag
from casework.models import AuditEvent
from portal.accounts.factor_rules import SETTLES_AFTER
from portal.accounts.models import SignInThrottle, TOTPDevice
from portal.accounts.second_factor import accept_any_code, factor_id, replace_recovery_codes
from tests.factories.accounts import be_fresh, begin_sign_in, make_account, sign_in
from tests.factories.paper import make_paper_account
from tests.factories.passkeys import add_passkey, enter_by_passkey, make_passkey_account

pytestmark = pytest.mark.django_db
HOMES = {"family": "/en/my/", "staff": "/staff/", "cms": "/cms/"}
SECURITY, CONFIRM = "/en/account/security/", "/en/account/confirm/"


def enter_by_recovery_code(client, account):
    code = replace_recovery_codes(account.user)[0]
    return begin_sign_in(client, account).post("/en/account/recovery-code/", {"code": code})


@pytest.mark.parametrize("area", HOMES)
def test_a_03_a_recovery_code_opens_the_account_pages_and_no_area(client, area):
    enter_by_recovery_code(client, make_account(area))
    assert client.get(HOMES[area]).url == SECURITY
    assert client.get(SECURITY).status_code == 200


def test_a_03_with_a_new_factor_the_area_opens_again(client):
    account = make_account()
    enter_by_recovery_code(client, account)
    add_passkey(client)
    assert client.get("/en/my/").status_code == 200


def test_a_03_a_lost_factor_is_removed_once_another_is_there(client):
    account = make_account()
    lost = account.device
    enter_by_recovery_code(client, account)
    add_passkey(client)
    WebAuthnCredential.objects.update(created_at=timezone.now() - SETTLES_AFTER)
    client.post(f"/en/account/security/app/{factor_id('app', lost)}/remove/")
    assert not TOTPDevice.objects.exists()
    assert client.get("/en/my/").status_code == 200


def test_a_03_new_recovery_codes_end_the_sessions_that_stood_on_the_old_ones(client):
    account = make_account()
    enter_by_recovery_code(client, account)
    replace_recovery_codes(account.user)
    assert "/sign-in/" in client.get(SECURITY).url


def test_a_03_an_officer_enters_by_passkey_alone(client, settings):
    settings.ATHAR_STAFF_NEEDS_PASSKEY = True
    account = make_account("staff")
    assert sign_in(client, account).get("/staff/").url == SECURITY
    _device, response = add_passkey(be_fresh(client))
    assert response.status_code == 302
    assert client.get("/staff/").status_code in {200, 404}


def test_a_03_with_a_passkey_an_officers_codes_count_no_more(client, settings):
    settings.ATHAR_STAFF_NEEDS_PASSKEY = True
    account, device = make_passkey_account(client, "staff")
    assert accept_any_code(account.user, account.code()) is None
    begin_sign_in(client, account)
    assert client.post("/en/account/code/", {"code": account.code()}).status_code == 400
    SignInThrottle.objects.update(open_at=timezone.now())
    assert enter_by_passkey(client, device).status_code == 302


@pytest.mark.parametrize("area", HOMES)
def test_a_03_a_recovery_code_makes_no_session_fresh_that_came_in_by_a_factor(client, area):
    account = make_account(area)
    code = replace_recovery_codes(account.user)[0]
    sign_in(client, account)
    assert client.post(CONFIRM, {"code": code}).status_code == 400
    assert not AuditEvent.objects.filter(tag=EventTag.ACCOUNT_RECOVERY_USED).exists()


def test_a_03_whoever_came_in_by_a_recovery_code_confirms_by_another_and_the_log_says_so(client):
    account = make_account()
    codes = replace_recovery_codes(account.user)
    begin_sign_in(client, account).post("/en/account/recovery-code/", {"code": codes[0]})
    assert client.post(CONFIRM, {"code": codes[1]}).status_code == 302
    assert AuditEvent.objects.filter(tag=EventTag.ACCOUNT_RECOVERY_USED).count() == 2


def test_a_03_the_rule_for_officers_binds_no_family(client, settings):
    settings.ATHAR_STAFF_NEEDS_PASSKEY = True
    assert sign_in(client, make_account()).get("/en/my/").status_code == 200


def test_a_03_an_officer_with_a_list_on_paper_is_led_to_a_passkey(client, settings):
    settings.ATHAR_STAFF_NEEDS_PASSKEY = True
    account, codes = make_paper_account("staff")
    begin_sign_in(client, account)
    asked = client.get("/en/account/paper-code/").context["asked"]
    client.post("/en/account/paper-code/", {"code": codes[asked - 1]})
    assert client.get("/staff/").url == SECURITY


def test_a_03_sessions_elsewhere_end_with_each_change(client):
    account = make_account()
    elsewhere = sign_in(Client(), account)
    add_passkey(be_fresh(sign_in(client, account)))
    assert "/sign-in/" in elsewhere.get("/en/my/").url
    assert client.get("/en/my/").status_code == 200
