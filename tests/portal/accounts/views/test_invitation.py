from __future__ import annotations

import datetime as dt
import re

import pytest
from django.contrib.auth import SESSION_KEY
from django.utils import timezone

from portal.accounts.exceptions import AlreadyEnrolled
from portal.accounts.models import Invitation, RecoveryCode, TOTPDevice
from portal.accounts.models.totp_device import present_step
from portal.accounts.services.invitation_issue import invitation_issue
from tests.factories.accounts import make_account, make_invitation

pytestmark = pytest.mark.django_db
PASSWORD = "كلمات هادئة كثيرة هنا"
APP = "/en/account/factor/app/"


def choose_password(client, token, password=PASSWORD, again=None):
    return client.post(f"/en/account/invitation/{token}/", {"password": password, "password_again": again or password})


def begin_app(client, token, password=PASSWORD):
    choose_password(client, token, password)
    return client.post(APP, {"begin": "1"})


def app_code(user, steps_away=0):
    return TOTPDevice.objects.get(user=user).code_at(present_step() + steps_away)


def enrol(client, token, user):
    begin_app(client, token)
    return client.post(APP, {"code": app_code(user)})


def test_an_invitation_leads_to_an_account_that_can_sign_in(client):
    token, user = make_invitation()
    enrol(client, token, user)
    signing_in = client.post("/en/account/sign-in/", {"login": user.login, "password": PASSWORD})
    assert signing_in.url == "/en/account/code/"
    assert client.post("/en/account/code/", {"code": app_code(user, 1)}).url == "/en/my/"


def test_enrolling_signs_nobody_in(client):
    token, user = make_invitation()
    enrol(client, token, user)
    assert SESSION_KEY not in client.session


def test_recovery_codes_are_listed_once(client):
    token, user = make_invitation()
    page = enrol(client, token, user).content.decode()
    codes = re.findall(r"<code[^>]*>([\w-]{29})</code>", page)
    assert len(codes) == RecoveryCode.objects.filter(user=user).count() == 8
    assert client.get(APP).status_code == 404


def test_an_invitation_works_once(client):
    token, user = make_invitation()
    enrol(client, token, user)
    assert choose_password(client, token).status_code == 404


def test_one_that_was_left_half_way_can_be_begun_again(client):
    token, user = make_invitation()
    begin_app(client, token)
    begin_app(client, token)
    assert TOTPDevice.objects.filter(user=user).count() == 1
    assert client.post(APP, {"code": app_code(user)}).status_code == 200


def test_whoever_begins_again_cuts_off_the_first(client):
    token, user = make_invitation()
    first = type(client)()
    begin_app(first, token)
    begin_app(client, token)
    assert first.post(APP, {"code": app_code(user)}).status_code == 404


def test_until_the_first_code_the_account_is_as_it_was(client):
    token, user = make_invitation()
    begin_app(client, token)
    user.refresh_from_db()
    assert not user.has_usable_password()
    assert not TOTPDevice.objects.filter(user=user, confirmed=True).exists()


@pytest.mark.parametrize("why", ["too old", "replaced", "invented", "account closed"])
def test_what_is_no_invitation_gets_one_answer(client, why):
    token, user = make_invitation()
    if why == "too old":
        Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    elif why == "replaced":
        invitation_issue(user=user)
    elif why == "account closed":
        type(user).objects.update(is_active=False)
    else:
        token = "invented"
    assert choose_password(client, token).status_code == 404


def test_an_invitation_lasts_72_hours_and_its_token_is_not_kept():
    token, _user = make_invitation()
    invitation = Invitation.objects.get()
    assert invitation.expires_at - invitation.created_at < dt.timedelta(hours=72, seconds=5)
    assert token not in str(Invitation.objects.values())


def test_an_account_with_a_factor_is_never_invited():
    with pytest.raises(AlreadyEnrolled):
        invitation_issue(user=make_account().user)


@pytest.mark.parametrize(("password", "again"), [("too short", None), (PASSWORD, "another one of these"), ("", None)])
def test_unfit_passwords_are_told(client, password, again):
    token, _user = make_invitation()
    assert choose_password(client, token, password, again).status_code == 400


def test_a_long_arabic_password_is_kept_exactly(client):
    token, user = make_invitation()
    password = ("سلام " * 26)[:127] + " "
    begin_app(client, token, password)
    client.post(APP, {"code": app_code(user)})
    user.refresh_from_db()
    assert user.check_password(password)


def test_a_wrong_first_code_is_told_and_the_same_picture_stays(client):
    token, _user = make_invitation()
    begin_app(client, token)
    before = client.get(APP).context["picture"]
    response = client.post(APP, {"code": "000000"})
    assert (response.status_code, response.context["picture"]) == (400, before)


def test_the_first_code_cannot_sign_in_again(client):
    token, user = make_invitation()
    begin_app(client, token)
    code = app_code(user)
    client.post(APP, {"code": code})
    client.post("/en/account/sign-in/", {"login": user.login, "password": PASSWORD})
    assert client.post("/en/account/code/", {"code": code}).status_code == 400


def test_a_pending_sign_in_enrols_nothing(client):
    account = make_account()
    client.post("/en/account/sign-in/", account.credentials())
    assert client.get(APP).status_code == 404
