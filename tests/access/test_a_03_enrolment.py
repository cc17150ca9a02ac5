"""A stolen password or a stolen invitation adds no factor: what enrols is a fresh factor, or the invitation's own session."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django_otp_webauthn import __version__ as webauthn_version
from django_otp_webauthn.models import WebAuthnCredential

from portal.accounts.models import PaperList, TOTPDevice
from portal.accounts.second_factor import has_second_factor
from tests.factories.accounts import be_fresh, begin_sign_in, make_account, make_invitation, sign_in
from tests.factories.passkeys import ADD, ADD_OPTIONS, add_passkey
from tests.factories.software_authenticator import SoftwareAuthenticator

pytestmark = pytest.mark.django_db
PASSWORD = "four quiet words here"
CHOOSE, ENROL_OPTIONS, ENROL = (f"/en/account/factor/{end}" for end in ("", "passkey/options/", "passkey/"))
ENROL_APP, ENROL_PAPER = "/en/account/factor/app/", "/en/account/factor/paper/"


def password_only(account):
    """Signed in by Django's own login, as a library's door would do it: no factor stands behind it."""
    client = Client()
    client.force_login(account.user)
    return be_fresh(client)


OUTSIDE = {
    "anonymous": lambda _account: Client(),
    "password typed": lambda account: begin_sign_in(Client(), account),
    "password only": password_only,
    "inside, not fresh": lambda account: be_fresh(sign_in(Client(), account), seconds_ago=601),
}


def begin_invitation(client, token):
    client.post(f"/en/account/invitation/{token}/", {"password": PASSWORD, "password_again": PASSWORD})
    return client


@pytest.mark.parametrize("state", OUTSIDE)
@pytest.mark.parametrize("address", [ADD_OPTIONS, ADD])
def test_a_03_no_passkey_is_added_from_outside(state, address):
    client = OUTSIDE[state](make_account())
    response = client.post(address, {"credential": "{}", "label": "phone"})
    assert response.status_code in {302, 303}
    assert "/security/" not in response.url.split("?")[0]


@pytest.mark.parametrize("state", OUTSIDE)
def test_a_03_a_challenge_of_a_fresh_session_is_of_no_use_to_one_that_is_not(state):
    account = make_account()
    options = be_fresh(sign_in(Client(), account)).post(ADD_OPTIONS).json()
    thief = OUTSIDE[state](account)
    thief.post(ADD, {"credential": SoftwareAuthenticator().create(options), "label": "phone"})
    assert not WebAuthnCredential.objects.exists()


def test_a_03_a_fresh_factor_adds_a_passkey(client):
    account = make_account()
    _device, response = add_passkey(be_fresh(sign_in(client, account)))
    assert response.url == "/en/account/security/"
    assert WebAuthnCredential.objects.get().user == account.user


@pytest.mark.parametrize("state", OUTSIDE)
@pytest.mark.parametrize("kind", ["app", "paper"])
def test_a_03_no_app_and_no_list_is_added_from_outside(state, kind):
    account = make_account()
    response = OUTSIDE[state](account).post(f"/en/account/security/{kind}/")
    assert response.status_code in {302, 303}
    assert TOTPDevice.objects.count() + PaperList.objects.count() == 1


@pytest.mark.parametrize("state", [*OUTSIDE, "inside, fresh"])
@pytest.mark.parametrize("address", [ENROL_OPTIONS, ENROL, ENROL_APP, ENROL_PAPER])
def test_a_03_invitation_pages_answer_no_session_but_an_invitations(state, address):
    account = make_account()
    client = be_fresh(sign_in(Client(), account)) if state == "inside, fresh" else OUTSIDE[state](account)
    assert client.post(address, {"begin": "1", "credential": "{}"}).status_code == 404


def test_a_03_the_invitations_session_enrols_a_passkey_once(client):
    token, user = make_invitation()
    begin_invitation(client, token)
    device = SoftwareAuthenticator()
    response = client.post(ENROL, {"credential": device.create(client.post(ENROL_OPTIONS).json())})
    assert len(response.context["codes"]) == 8
    assert has_second_factor(user)
    assert SESSION_KEY not in client.session
    assert client.post(ENROL_OPTIONS).status_code == 404


def test_a_03_a_stolen_invitation_is_of_no_use_after_completion(client):
    token, user = make_invitation()
    thief = begin_invitation(Client(), token)
    begin_invitation(client, token)
    client.post(ENROL, {"credential": SoftwareAuthenticator().create(client.post(ENROL_OPTIONS).json())})
    assert thief.post(ENROL_OPTIONS).status_code == 404
    assert begin_invitation(thief, token).post(ENROL_OPTIONS).status_code == 404
    assert WebAuthnCredential.objects.filter(user=user).count() == 1


def test_a_03_an_open_invitation_is_of_no_use_once_the_account_has_a_factor(client):
    token, user = make_invitation()
    begin_invitation(client, token)
    TOTPDevice.objects.create(user=user, name="")
    assert client.post(ENROL_OPTIONS).status_code == 404
    assert begin_invitation(client, token).post(ENROL_OPTIONS).status_code == 404


def test_a_03_whoever_begins_an_invitation_again_cuts_off_the_first(client):
    token, _user = make_invitation()
    first = begin_invitation(Client(), token)
    options = first.post(ENROL_OPTIONS).json()
    begin_invitation(client, token)
    assert first.post(ENROL, {"credential": SoftwareAuthenticator().create(options)}).status_code == 404
    assert not WebAuthnCredential.objects.exists()


def test_a_03_a_password_alone_never_counts_as_inside_after_enrolment(client):
    """The library's view would have made a password-only session verified by registering."""
    account = make_account()
    client = password_only(account)
    client.post(ADD, {"credential": json.dumps({}), "label": "phone"})
    assert "/sign-in/" in client.get("/en/my/").url


def test_a_03_the_library_is_one_that_asks_for_the_factor():
    assert tuple(int(part) for part in webauthn_version.split(".")[:3]) >= (0, 10, 3)
